package io.penumbra.cli.doctor;

import io.penumbra.config.Settings;
import io.penumbra.config.SourceSettings;
import io.penumbra.jobs.source.postgres.check.SourceChecks;
import java.util.List;

/** Everything about the source database, told by the source itself. */
final class SourceCheck implements Check {
  @Override
  public String area() {
    return SOURCE;
  }

  @Override
  public List<Finding> run(Settings settings) {
    return settings.source().map(SourceCheck::findings).orElseGet(SourceCheck::none);
  }

  private static List<Finding> none() {
    return List.of(Finding.ok(SOURCE, "none", "the settings name none: tables are fed elsewhere"));
  }

  private static List<Finding> findings(SourceSettings source) {
    return SourceChecks.run(source).stream()
        .map(
            found ->
                new Finding(
                    Level.valueOf(found.level().name()),
                    SOURCE,
                    found.name(),
                    found.value(),
                    found.fix()))
        .toList();
  }
}
