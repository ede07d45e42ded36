package io.penumbra.jobs.source.postgres.cdc;

import io.debezium.connector.postgresql.SourceInfo;
import io.debezium.jdbc.JdbcConnection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.cdc.connectors.postgres.source.offset.PostgresOffset;
import org.postgresql.replication.LogSequenceNumber;

/** Positions in the log, in the form in which Flink CDC keeps them in its state. */
final class Positions {
  private Positions() {}

  /**
   * Beyond the commit of every transaction that a statement before this call may have seen; not the
   * flushed position, which an asynchronous commit may still be beyond.
   */
  static PostgresOffset written(JdbcConnection connection) throws SQLException {
    try (Statement statement = connection.connection().createStatement();
        ResultSet row = statement.executeQuery("SELECT pg_current_wal_insert_lsn()")) {
      row.next();
      long position = LogSequenceNumber.valueOf(row.getString(1)).asLong();
      connection.commit();
      return at(position, Map.of());
    }
  }

  /** The position from which transactions are streamed whole, with notes of our own. */
  static PostgresOffset at(long position, Map<String, Long> notes) {
    Map<String, String> offset = new HashMap<>();
    offset.put(SourceInfo.LSN_KEY, Long.toString(position));
    offset.put(SourceInfo.TIMESTAMP_USEC_KEY, "0");
    notes.forEach((key, value) -> offset.put(key, Long.toString(value)));
    return PostgresOffset.of(offset);
  }
}
