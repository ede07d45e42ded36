package io.penumbra.jobs.source.postgres.check;

import io.penumbra.config.SourceSettings;
import io.penumbra.jobs.source.postgres.table.TableSurvey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What checks ask of the source. */
record Probe(SourceSettings settings, Connection connection, TableSurvey survey) {

  /** Value of a server setting, as {@code SHOW} gives it. */
  String setting(String name) throws SQLException {
    return row("SELECT current_setting(?)", name).orElseThrow().get(0);
  }

  /** The first row of a query as texts; empty when there is none. */
  Optional<List<String>> row(String query, String... values) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      for (int i = 0; i < values.length; i++) {
        statement.setString(i + 1, values[i]);
      }
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next() ? Optional.of(texts(rows)) : Optional.empty();
      }
    }
  }

  private static List<String> texts(ResultSet row) throws SQLException {
    List<String> texts = new ArrayList<>();
    for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
      texts.add(row.getString(i));
    }
    return texts;
  }
}
