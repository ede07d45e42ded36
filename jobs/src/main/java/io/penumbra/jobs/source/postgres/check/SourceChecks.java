package io.penumbra.jobs.source.postgres.check;

import io.penumbra.config.SourceSettings;
import io.penumbra.error.PenumbraException;
import io.penumbra.jobs.source.postgres.table.PostgresLogin;
import io.penumbra.jobs.source.postgres.table.Surveyor;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** All preconditions of a Postgres source. */
public final class SourceChecks {
  private static final List<Check> CHECKS =
      List.of(
          new WalLevelCheck(),
          new CapacityCheck(),
          new RightsCheck(),
          new PublicationCheck(),
          new SlotCheck(),
          new LogHeldCheck(),
          new TablesCheck());

  private SourceChecks() {}

  /** Findings in the order in which they are best mended; when nothing answers, that alone. */
  public static List<Finding> run(SourceSettings settings) {
    List<Finding> findings = new ArrayList<>();
    try (Connection connection = PostgresLogin.connect(settings)) {
      findings.add(
          Finding.ok(
              "connection",
              "%s@%s:%d/%s"
                  .formatted(
                      settings.user(), settings.host(), settings.port(), settings.database())));
      Probe probe = new Probe(settings, connection, Surveyor.survey(settings));
      for (Check check : CHECKS) {
        findings.addAll(run(check, probe));
      }
    } catch (PenumbraException e) {
      findings.add(Finding.fail("connection", e.getMessage(), e.next()));
    } catch (SQLException e) {
      findings.add(Finding.fail("connection", e.getMessage(), "Run it again: penumbra doctor"));
    }
    return findings;
  }

  private static List<Finding> run(Check check, Probe probe) {
    try {
      return check.run(probe);
    } catch (SQLException e) {
      return List.of(Finding.fail(check.name(), e.getMessage(), "Run it again: penumbra doctor"));
    }
  }
}
