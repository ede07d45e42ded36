package io.penumbra.cli.demo;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types.NestedField;

/** Rows of a Postgres table by ascending key, read as the types of the Iceberg table. */
final class SourceCursor implements AutoCloseable {
  private static final int FETCH = 10_000;

  private final MirroredPair pair;
  private final Statement statement;
  private final ResultSet rows;

  /**
   * @param connection without auto-commit, so that rows are fetched bit by bit
   */
  SourceCursor(Connection connection, MirroredPair pair) throws SQLException {
    this.pair = pair;
    this.statement = connection.createStatement();
    statement.setFetchSize(FETCH);
    String columns =
        pair.fields().stream().map(pair::sourceColumn).collect(Collectors.joining(", "));
    this.rows =
        statement.executeQuery(
            "SELECT %s FROM %s ORDER BY %s"
                .formatted(columns, pair.source(), String.join(", ", pair.key())));
  }

  /** The next row, null after the last. */
  KeyedRow next() throws SQLException {
    if (!rows.next()) {
      return null;
    }
    List<Long> key = new ArrayList<>();
    List<Object> values = new ArrayList<>();
    for (NestedField field : pair.fields()) {
      String column = pair.sourceColumn(field);
      values.add(value(field, column));
      if (pair.isKey(field)) {
        key.add(rows.getLong(column));
      }
    }
    return new KeyedRow(key, values);
  }

  private Object value(NestedField field, String column) throws SQLException {
    Type.TypeID type = field.type().typeId();
    Object value =
        switch (type) {
          case INTEGER -> rows.getInt(column);
          case LONG -> rows.getLong(column);
          case DECIMAL -> rows.getBigDecimal(column);
          case DATE -> rows.getObject(column, LocalDate.class);
          case STRING -> rows.getString(column);
          default ->
              throw new IllegalArgumentException("Column of a type without a rule: " + field);
        };
    return rows.wasNull() ? null : value;
  }

  @Override
  public void close() throws SQLException {
    statement.close();
  }
}
