package io.penumbra.jobs.source.postgres;

import io.penumbra.config.SourceSettings;
import io.penumbra.error.ErrorCode;
import io.penumbra.error.PenumbraException;
import io.penumbra.jobs.source.SourceTable;
import io.penumbra.jobs.source.postgres.table.PostgresLogin;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;

/** The set of tables that the source writes to its replication stream. */
final class Publication {
  private static final String EXISTS = "SELECT 1 FROM pg_publication WHERE pubname = ?";
  private static final String HAS =
      "SELECT 1 FROM pg_publication_tables"
          + " WHERE pubname = ? AND schemaname = ? AND tablename = ?";

  private final String name;
  private final Connection connection;

  private Publication(String name, Connection connection) {
    this.name = name;
    this.connection = connection;
  }

  /**
   * Makes the publication when there is none, and adds those tables that it lacks. It has to be
   * complete before the slot is made.
   *
   * @throws PenumbraException SOURCE_SETUP, with the statement to run, when the user has no right
   *     to
   */
  static void ensure(SourceSettings settings, List<SourceTable> tables) {
    try (Connection connection = PostgresLogin.connect(settings)) {
      new Publication(settings.publication(), connection).ensure(tables);
    } catch (SQLException e) {
      throw new PenumbraException(
          ErrorCode.SOURCE_UNREACHABLE,
          "Publication '%s' could not be read: %s"
              .formatted(settings.publication(), e.getMessage()),
          "penumbra doctor",
          e);
    }
  }

  private void ensure(List<SourceTable> tables) throws SQLException {
    if (!found(EXISTS, name)) {
      run("CREATE PUBLICATION %s FOR TABLE %s".formatted(quoted(name), list(tables)));
      return;
    }
    for (SourceTable table : tables) {
      if (!found(HAS, name, table.schema(), table.name())) {
        run("ALTER PUBLICATION %s ADD TABLE %s".formatted(quoted(name), list(List.of(table))));
      }
    }
  }

  private boolean found(String query, String... values) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      for (int i = 0; i < values.length; i++) {
        statement.setString(i + 1, values[i]);
      }
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next();
      }
    }
  }

  private void run(String sql) {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new PenumbraException(
          ErrorCode.SOURCE_SETUP,
          "Publication '%s' could not be set up: %s".formatted(name, e.getMessage()),
          "As the owner of the tables, run: " + sql,
          e);
    }
  }

  private static String list(List<SourceTable> tables) {
    return tables.stream()
        .map(table -> quoted(table.schema()) + '.' + quoted(table.name()))
        .collect(Collectors.joining(", "));
  }

  private static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }
}
