package io.penumbra.jobs.source.postgres.cdc;

import io.penumbra.config.SourceSettings;
import io.penumbra.error.ErrorCode;
import io.penumbra.error.PenumbraException;
import io.penumbra.jobs.source.postgres.table.PostgresLogin;
import java.io.Serializable;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import org.apache.flink.runtime.execution.SuppressRestartsException;
import org.postgresql.replication.LogSequenceNumber;

/**
 * Keeps a job from going on without the log that it has not read yet. Flink CDC would make a new
 * slot and leave out all changes in between.
 */
final class SlotGuard implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final String QUERY =
      "SELECT coalesce(wal_status, 'reserved') FROM pg_replication_slots"
          + " WHERE slot_name = ? AND database = current_database()";

  /**
   * A slot that was never read, although the server would have counted a transaction that was read
   * from it. Its position alone does not tell: while there is nothing to read, the driver moves it
   * beyond what any checkpoint has. Statistics are lost in a crash, of which another tells; and a
   * standby has none of its primary's slots.
   */
  private static final String NEVER_READ =
      """
      SELECT slot.confirmed_flush_lsn
      FROM pg_replication_slots slot JOIN pg_stat_replication_slots read USING (slot_name)
      WHERE slot_name = ? AND slot.confirmed_flush_lsn > ?::pg_lsn
        AND read.total_txns = 0 AND read.stats_reset IS NULL
        AND coalesce(to_jsonb(slot) ->> 'synced', 'false') = 'false'
        AND (SELECT least(archiver.stats_reset, writer.stats_reset)
             FROM pg_stat_archiver archiver, pg_stat_bgwriter writer) < ?
      """;

  private static final int FIRST_THAT_COUNTS = 14;

  private final SourceSettings settings;

  SlotGuard(SourceSettings settings) {
    this.settings = settings;
  }

  /**
   * @throws SuppressRestartsException for SOURCE_SETUP, when the slot is gone or the server dropped
   *     its log: another attempt would find the same
   * @throws PenumbraException SOURCE_UNREACHABLE when it can't be asked
   */
  void requireKept() {
    try (Connection connection = PostgresLogin.connect(settings);
        PreparedStatement statement = connection.prepareStatement(QUERY)) {
      statement.setString(1, settings.slot());
      try (ResultSet row = statement.executeQuery()) {
        if (!row.next()) {
          throw lost("is missing");
        }
        if (row.getString(1).equals("lost")) {
          throw lost("is lost: the server removed log that was not read yet");
        }
      }
    } catch (SQLException e) {
      throw unreadable(e);
    }
  }

  /**
   * @param progress of a job that has handed on something of its slot
   * @throws SuppressRestartsException for SOURCE_SETUP, when the slot was made anew since: it
   *     begins behind changes that the job has not read
   * @throws PenumbraException SOURCE_UNREACHABLE when it can't be asked
   */
  void requireSame(Progress progress) {
    try (Connection connection = PostgresLogin.connect(settings)) {
      if (connection.getMetaData().getDatabaseMajorVersion() >= FIRST_THAT_COUNTS) {
        requireSame(connection, progress);
      }
    } catch (SQLException e) {
      throw unreadable(e);
    }
  }

  private void requireSame(Connection connection, Progress progress) throws SQLException {
    long end = Math.max(progress.complete(), progress.position());
    String read = LogSequenceNumber.valueOf(end).asString();
    try (PreparedStatement statement = connection.prepareStatement(NEVER_READ)) {
      statement.setString(1, settings.slot());
      statement.setString(2, read);
      statement.setTimestamp(3, new Timestamp(progress.commitMillis()));
      try (ResultSet row = statement.executeQuery()) {
        if (row.next()) {
          throw lost(
              "was made anew: it begins at %s, and this job has read up to %s"
                  .formatted(row.getString(1), read));
        }
      }
    }
  }

  private PenumbraException unreadable(SQLException e) {
    return new PenumbraException(
        ErrorCode.SOURCE_UNREACHABLE,
        "The state of slot '%s' could not be read: %s".formatted(settings.slot(), e.getMessage()),
        "penumbra doctor",
        e);
  }

  private SuppressRestartsException lost(String what) {
    return new SuppressRestartsException(
        new PenumbraException(
            ErrorCode.SOURCE_SETUP,
            "Replication slot '%s' of database '%s' %s; changes since the last checkpoint are gone"
                .formatted(settings.slot(), settings.database(), what),
            "Mirror the tables anew: start the job without its state, into new tables"));
  }
}
