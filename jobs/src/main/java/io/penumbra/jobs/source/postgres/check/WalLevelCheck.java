package io.penumbra.jobs.source.postgres.check;

import java.sql.SQLException;
import java.util.List;

/** The log has to tell changes of rows. */
final class WalLevelCheck implements Check {
  private static final String SETTING = "wal_level";
  private static final String NEEDED = "logical";

  @Override
  public String name() {
    return SETTING;
  }

  @Override
  public List<Finding> run(Probe probe) throws SQLException {
    String level = probe.setting(SETTING);
    return List.of(
        level.equals(NEEDED)
            ? Finding.ok(name(), level)
            : Finding.fail(
                name(), level, "ALTER SYSTEM SET wal_level = logical; then restart Postgres"));
  }
}
