package io.penumbra.embedded.tpch;

import io.trino.tpch.TpchEntity;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Generated rows on their way into a table, by COPY. */
final class RowCopy {
  private RowCopy() {}

  /** Copies all rows and returns how many there were. */
  static long copy(Connection connection, String table, Iterable<? extends TpchEntity> rows)
      throws SQLException {
    return copy(connection, table, rows, "");
  }

  /**
   * @param target a table, with its columns where not all are meant
   * @param more what follows each generated line, each value led by the delimiter
   */
  static long copy(
      Connection connection, String target, Iterable<? extends TpchEntity> rows, String more)
      throws SQLException {
    String sql = "COPY " + target + " FROM STDIN (DELIMITER '|')";
    CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql);
    try {
      for (TpchEntity row : rows) {
        byte[] line = line(row, more);
        copy.writeToCopy(line, 0, line.length);
      }
      return copy.endCopy();
    } finally {
      if (copy.isActive()) {
        copy.cancelCopy();
      }
    }
  }

  private static byte[] line(TpchEntity row, String more) {
    String line = row.toLine();
    // The benchmark's format ends each value with the delimiter, Postgres' only separates them.
    String values = line.substring(0, line.length() - 1);
    return (values + more + "\n").getBytes(StandardCharsets.UTF_8);
  }
}
