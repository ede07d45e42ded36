package io.penumbra.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penumbra.error.PenumbraException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresServerTest {
  @TempDir Path folder;

  @Test
  void itIsReadyForLogicalReplication() throws SQLException {
    try (EmbeddedPostgresServer server = EmbeddedPostgresServer.start(folder)) {
      assertThat(answer(server.database(), "SHOW wal_level")).isEqualTo("logical");
      assertThat(
              answer(
                  server.database(),
                  "SELECT slot_name FROM pg_create_logical_replication_slot('s', 'pgoutput')"))
          .isEqualTo("s");
    }
  }

  @Test
  void aStartOnExistingDataFindsIt() throws SQLException {
    try (EmbeddedPostgresServer server = EmbeddedPostgresServer.start(folder)) {
      execute(server.database("shop"), "CREATE TABLE t AS SELECT 42 AS answer");
    }
    try (EmbeddedPostgresServer server = EmbeddedPostgresServer.start(folder)) {
      assertThat(answer(server.database("shop"), "SELECT answer FROM t")).isEqualTo("42");
    }
  }

  @Test
  void itCanBeStoppedAndStartedOnItsPort() throws SQLException {
    try (EmbeddedPostgresServer server = EmbeddedPostgresServer.start(folder)) {
      server.stop();
      assertThatThrownBy(() -> answer(server.database(), "SELECT 1"))
          .isInstanceOf(SQLException.class);
      server.start();
      assertThat(answer(server.database(), "SELECT 1")).isEqualTo("1");
    }
  }

  @Test
  void aWrongPasswordIsRefused() {
    try (EmbeddedPostgresServer server = EmbeddedPostgresServer.start(folder)) {
      PostgresDatabase right = server.database();
      PostgresDatabase wrong =
          new PostgresDatabase(right.host(), right.port(), right.name(), right.user(), "guess");
      assertThatThrownBy(wrong::connect).hasMessageContaining("password authentication failed");
    }
  }

  @Test
  void aSettingThatPostgresRefusesIsTold() {
    assertThatThrownBy(() -> EmbeddedPostgresServer.start(folder, Map.of("wal_level", "perhaps")))
        .isInstanceOf(PenumbraException.class)
        .hasMessageContaining("wal_level")
        .hasMessageContaining("perhaps");
  }

  @Test
  void itStartsInEachWayThatWorksForThisUser() throws InterruptedException {
    List<Privileges> ways = Privileges.working();
    assertThat(ways).isNotEmpty();
    for (Privileges way : ways) {
      PostgresPrograms programs = PostgresPrograms.in(folder.resolve("as" + way.owner()), way);
      programs.initialize("penumbra", "penumbra");
      programs.start(EmbeddedPostgresServer.freePort(), Map.of("unix_socket_directories", ""));
      programs.stop();
    }
  }

  private static String answer(PostgresDatabase database, String sql) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }

  private static void execute(PostgresDatabase database, String sql) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
