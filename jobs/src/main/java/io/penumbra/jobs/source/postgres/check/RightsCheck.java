package io.penumbra.jobs.source.postgres.check;

import io.penumbra.jobs.source.SourceTable;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The user may replicate and read every table. */
final class RightsCheck implements Check {
  private static final String REPLICATION =
      "SELECT rolreplication OR rolsuper FROM pg_roles WHERE rolname = current_user";
  private static final String SELECT =
      "SELECT has_schema_privilege(?, 'USAGE'),"
          + " has_table_privilege(format('%I.%I', ?::text, ?::text), 'SELECT')";

  @Override
  public String name() {
    return "rights";
  }

  @Override
  public List<Finding> run(Probe probe) throws SQLException {
    String user = probe.settings().user();
    List<Finding> findings = new ArrayList<>();
    if (!probe.row(REPLICATION).orElseThrow().get(0).equals("t")) {
      findings.add(
          Finding.fail(
              name(),
              "user '%s' may not replicate".formatted(user),
              "ALTER ROLE %s REPLICATION".formatted(user)));
    }
    for (SourceTable table : probe.survey().tables()) {
      findings.addAll(unreadable(probe, user, table));
    }
    return findings.isEmpty()
        ? List.of(
            Finding.ok(
                name(),
                "user '%s' may replicate and read %d tables"
                    .formatted(user, probe.survey().tables().size())))
        : findings;
  }

  private List<Finding> unreadable(Probe probe, String user, SourceTable table)
      throws SQLException {
    List<String> rights =
        probe.row(SELECT, table.schema(), table.schema(), table.name()).orElseThrow();
    String value = "user '%s' may not read %s".formatted(user, table.qualifiedName());
    if (rights.get(0).equals("f")) {
      return List.of(
          Finding.fail(
              name(), value, "GRANT USAGE ON SCHEMA %s TO %s".formatted(table.schema(), user)));
    }
    return rights.get(1).equals("t")
        ? List.of()
        : List.of(
            Finding.fail(
                name(), value, "GRANT SELECT ON %s TO %s".formatted(table.qualifiedName(), user)));
  }
}
