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
import org.apache.flink.runtime.execution.SuppressRestartsException;

/**
 * Keeps a job from going on without the log that it has not read yet. Flink CDC would make a new
 * slot and leave out all changes in between.
 */
final class SlotGuard implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final String QUERY =
      "SELECT coalesce(wal_status, 'reserved') FROM pg_replication_slots"
          + " WHERE slot_name = ? AND database = current_database()";

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
      throw new PenumbraException(
          ErrorCode.SOURCE_UNREACHABLE,
          "The state of slot '%s' could not be read: %s".formatted(settings.slot(), e.getMessage()),
          "penumbra doctor",
          e);
    }
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
