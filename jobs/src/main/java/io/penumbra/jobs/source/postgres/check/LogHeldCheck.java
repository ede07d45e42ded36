package io.penumbra.jobs.source.postgres.check;

import java.sql.SQLException;
import java.util.List;

/**
 * How much log the slot keeps the server from removing. Postgres does not tell how much of its disk
 * is free; a limit on what a slot may hold is what protects the source.
 */
final class LogHeldCheck implements Check {
  private static final long MUCH_BYTES = 10L << 30; // 10 GiB

  private static final String HELD =
      """
      SELECT pg_wal_lsn_diff(pg_current_wal_lsn(), restart_lsn)::int8,
             pg_size_pretty(pg_wal_lsn_diff(pg_current_wal_lsn(), restart_lsn))
      FROM pg_replication_slots WHERE slot_name = ? AND restart_lsn IS NOT NULL
      """;

  @Override
  public String name() {
    return "wal held";
  }

  @Override
  public List<Finding> run(Probe probe) throws SQLException {
    return List.of(held(probe), limit(probe));
  }

  private Finding held(Probe probe) throws SQLException {
    List<String> row = probe.row(HELD, probe.settings().slot()).orElse(List.of("0", "0 bytes"));
    return Long.parseLong(row.get(0)) <= MUCH_BYTES
        ? Finding.ok(name(), row.get(1))
        : Finding.warn(
            name(),
            row.get(1),
            "Start the mirror, or give it up: SELECT pg_drop_replication_slot('%s')"
                .formatted(probe.settings().slot()));
  }

  private static Finding limit(Probe probe) throws SQLException {
    String setting = "max_slot_wal_keep_size";
    String limit = probe.setting(setting);
    return limit.equals("-1")
        ? Finding.warn(
            setting,
            "none: a mirror that is down fills the source's disk",
            "ALTER SYSTEM SET max_slot_wal_keep_size = '100GB'; SELECT pg_reload_conf()")
        : Finding.ok(setting, limit);
  }
}
