package io.penumbra.jobs.source.postgres.check;

import io.penumbra.jobs.source.SourceTable;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** The publication has all tables, or can be made. */
final class PublicationCheck implements Check {
  private static final String QUERY =
      "SELECT pubinsert AND pubupdate AND pubdelete AND pubtruncate FROM pg_publication"
          + " WHERE pubname = ?";
  private static final String MAY_CREATE =
      "SELECT has_database_privilege(current_database(), 'CREATE')";
  private static final String HAS =
      "SELECT 1 FROM pg_publication_tables"
          + " WHERE pubname = ? AND schemaname = ? AND tablename = ?";

  @Override
  public String name() {
    return "publication";
  }

  @Override
  public List<Finding> run(Probe probe) throws SQLException {
    String publication = probe.settings().publication();
    Optional<List<String>> row = probe.row(QUERY, publication);
    if (row.isEmpty()) {
      return List.of(absent(probe, publication));
    }
    return List.of(
        row.get().get(0).equals("t")
            ? complete(probe, publication)
            : Finding.fail(
                name(),
                "'%s' leaves out some operations".formatted(publication),
                "ALTER PUBLICATION %s SET (publish = 'insert, update, delete, truncate')"
                    .formatted(publication)));
  }

  private Finding absent(Probe probe, String publication) throws SQLException {
    return probe.row(MAY_CREATE).orElseThrow().get(0).equals("t")
        ? Finding.ok(name(), "'%s' will be made when the mirror starts".formatted(publication))
        : Finding.fail(
            name(),
            "'%s' does not exist, and user '%s' may not make it"
                .formatted(publication, probe.settings().user()),
            "GRANT CREATE ON DATABASE %s TO %s"
                .formatted(probe.settings().database(), probe.settings().user()));
  }

  private Finding complete(Probe probe, String publication) throws SQLException {
    int missing = 0;
    for (SourceTable table : probe.survey().tables()) {
      if (probe.row(HAS, publication, table.schema(), table.name()).isEmpty()) {
        missing++;
      }
    }
    int tables = probe.survey().tables().size();
    return Finding.ok(
        name(),
        missing == 0
            ? "'%s' has all %d tables".formatted(publication, tables)
            : "'%s' will get %d of %d tables when the mirror starts"
                .formatted(publication, missing, tables));
  }
}
