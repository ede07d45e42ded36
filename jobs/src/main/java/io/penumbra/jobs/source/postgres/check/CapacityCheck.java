package io.penumbra.jobs.source.postgres.check;

import java.sql.SQLException;
import java.util.List;

/** A slot and a sender have to be free for the mirror, unless it has its slot already. */
final class CapacityCheck implements Check {
  private static final String SLOTS = "SELECT count(*) FROM pg_replication_slots";
  private static final String SENDERS = "SELECT count(*) FROM pg_stat_replication";
  private static final String OWN = "SELECT active FROM pg_replication_slots WHERE slot_name = ?";

  @Override
  public String name() {
    return "capacity";
  }

  @Override
  public List<Finding> run(Probe probe) throws SQLException {
    List<String> own = probe.row(OWN, probe.settings().slot()).orElse(List.of());
    int slot = own.isEmpty() ? 1 : 0;
    int sender = own.contains("t") ? 0 : 1;
    return List.of(
        finding(probe, "max_replication_slots", SLOTS, slot),
        finding(probe, "max_wal_senders", SENDERS, sender));
  }

  private static Finding finding(Probe probe, String setting, String query, int needed)
      throws SQLException {
    int limit = Integer.parseInt(probe.setting(setting));
    int used = Integer.parseInt(probe.row(query).orElseThrow().get(0));
    String value = "%d of %d used".formatted(used, limit);
    return used + needed <= limit
        ? Finding.ok(setting, value)
        : Finding.fail(
            setting,
            value,
            "ALTER SYSTEM SET %s = %d; then restart Postgres".formatted(setting, limit + 4));
  }
}
