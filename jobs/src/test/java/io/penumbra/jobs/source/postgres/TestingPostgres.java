package io.penumbra.jobs.source.postgres;

import io.penumbra.config.Secret;
import io.penumbra.config.SourceSettings;
import io.penumbra.embedded.EmbeddedPostgresServer;
import io.penumbra.embedded.PostgresDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** A database of its own on the one Postgres server of this process. */
public final class TestingPostgres {
  private static final AtomicInteger COUNT = new AtomicInteger();

  private static EmbeddedPostgresServer server;

  private final PostgresDatabase database;

  private TestingPostgres(PostgresDatabase database) {
    this.database = database;
  }

  public static synchronized TestingPostgres database() {
    if (server == null) {
      try {
        server = EmbeddedPostgresServer.start(Files.createTempDirectory("postgres"));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return new TestingPostgres(server.database("test_" + COUNT.incrementAndGet()));
  }

  /** A database on a server of its own. */
  public static TestingPostgres on(EmbeddedPostgresServer server) {
    return new TestingPostgres(server.database());
  }

  public Connection connect() throws SQLException {
    return database.connect();
  }

  /** Runs statements, each in a transaction of its own. */
  public void run(String... statements) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  /** Settings for tables of this database, some of their columns as text. */
  public SourceSettings settings(List<String> tables, String... columnsAsString) {
    return settings(database.user(), database.password(), tables, columnsAsString);
  }

  /** The same as another user. */
  public SourceSettings settings(
      String user, String password, List<String> tables, String... columnsAsString) {
    return new SourceSettings(
        database.host(),
        database.port(),
        database.name(),
        user,
        new Secret(password),
        List.of(),
        tables,
        "slot_" + database.name(),
        "penumbra",
        Set.of(columnsAsString));
  }
}
