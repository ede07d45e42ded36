package io.penumbra.jobs.source.postgres.check;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** The slot is the mirror's own, of this database, and its log is still there. */
final class SlotCheck implements Check {
  private static final String QUERY =
      """
      SELECT coalesce(plugin, 'none'), coalesce(database, 'none'), active,
             coalesce(wal_status, 'reserved'), coalesce(active_pid::text, '')
      FROM pg_replication_slots WHERE slot_name = ?
      """;

  @Override
  public String name() {
    return "slot";
  }

  @Override
  public List<Finding> run(Probe probe) throws SQLException {
    String slot = probe.settings().slot();
    Optional<List<String>> row = probe.row(QUERY, slot);
    return List.of(
        row.isEmpty()
            ? Finding.ok(name(), "'%s' will be made when the mirror starts".formatted(slot))
            : finding(probe, slot, row.get()));
  }

  private Finding finding(Probe probe, String slot, List<String> row) {
    String drop = "SELECT pg_drop_replication_slot('%s')".formatted(slot);
    if (!row.get(0).equals("pgoutput") || !row.get(1).equals(probe.settings().database())) {
      return Finding.fail(
          name(),
          "'%s' is of plugin %s and database %s".formatted(slot, row.get(0), row.get(1)),
          "Set source.slot to another name");
    }
    if (row.get(3).equals("lost")) {
      return Finding.fail(
          name(),
          "'%s' is lost: the server removed log that was not read yet".formatted(slot),
          drop + "; then mirror the tables anew");
    }
    if (row.get(2).equals("t")) {
      return Finding.ok(
          name(), "'%s' is read by the session with pid %s".formatted(slot, row.get(4)));
    }
    return row.get(3).equals("unreserved")
        ? Finding.warn(
            name(),
            "'%s' is about to lose its log".formatted(slot),
            "Start the mirror, or raise max_slot_wal_keep_size")
        : Finding.ok(name(), "'%s' is kept, no mirror reads it".formatted(slot));
  }
}
