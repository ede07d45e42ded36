package io.penumbra.cli.demo;

import java.math.BigDecimal;
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
      values.add(rows.getObject(column, javaType(field)));
      if (pair.isKey(field)) {
        key.add(rows.getLong(column));
      }
    }
    return new KeyedRow(key, values);
  }

  private static Class<?> javaType(NestedField field) {
    Type.TypeID type = field.type().typeId();
    return switch (type) {
      case INTEGER -> Integer.class;
      case LONG -> Long.class;
      case DECIMAL -> BigDecimal.class;
      case DATE -> LocalDate.class;
      case STRING -> String.class;
      default -> throw new IllegalArgumentException("Column of a type without a rule: " + field);
    };
  }

  @Override
  public void close() throws SQLException {
    statement.close();
  }
}
