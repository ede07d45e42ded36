package io.penumbra.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.penumbra.cli.TestingTerminal.Answer;
import io.penumbra.embedded.EmbeddedPostgresServer;
import io.penumbra.embedded.PostgresDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The doctor on a real Postgres. */
class DoctorSourceTest {
  @TempDir private static Path folder;
  private static EmbeddedPostgresServer server;
  private static PostgresDatabase database;

  @BeforeAll
  static void start() throws Exception {
    server = EmbeddedPostgresServer.start(folder.resolve("postgres"));
    database = server.database("shop");
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE orders (id bigint PRIMARY KEY, total int)");
    }
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void aSourceThatIsReadyIsAllOk() throws Exception {
    Answer answer = doctor(database.port(), database.password());
    assertThat(answer.out())
        .containsPattern("ok +source +connection")
        .containsPattern("ok +source +wal_level +logical")
        .doesNotContain("fail");
    assertThat(answer.exit()).isZero();
  }

  @Test
  void aWrongPasswordIsNamed() throws Exception {
    Answer answer = doctor(database.port(), "wrong");
    assertThat(answer.exit()).isEqualTo(1);
    assertThat(answer.out())
        .containsPattern("fail +source +connection +.*" + database.user())
        .contains("fix: ");
  }

  @Test
  void aSourceThatIsNotReachableIsNamedWithItsAddress() throws Exception {
    Answer answer = doctor(1, database.password());
    assertThat(answer.exit()).isEqualTo(1);
    assertThat(answer.out()).containsPattern("fail +source +connection +.*127.0.0.1:1");
  }

  private static Answer doctor(int port, String password) throws Exception {
    Path file = folder.resolve("doctor.yaml");
    Files.writeString(
        file,
        """
        source: {host: 127.0.0.1, port: %d, database: shop, user: %s, password: %s, schemas: [public]}
        catalog: {uri: 'jdbc:sqlite:%s', warehouse: '%s'}
        """
            .formatted(
                port,
                database.user(),
                password,
                folder.resolve("catalog.db"),
                folder.resolve("warehouse").toUri()));
    return TestingTerminal.with(file).type("doctor");
  }
}
