package io.penumbra.jobs.source.postgres.check;

import io.penumbra.jobs.source.postgres.table.Refusal;
import java.util.ArrayList;
import java.util.List;

/** Every table has a key, a fitting replica identity (TOAST), and columns that Iceberg holds. */
final class TablesCheck implements Check {
  @Override
  public String name() {
    return "tables";
  }

  @Override
  public List<Finding> run(Probe probe) {
    List<Finding> findings = new ArrayList<>();
    for (Refusal refusal : probe.survey().refusals()) {
      findings.add(Finding.fail("table " + refusal.table(), refusal.reason(), refusal.next()));
    }
    int tables = probe.survey().tables().size();
    if (tables > 0) {
      findings.add(Finding.ok(name(), "%d can be mirrored".formatted(tables)));
    } else if (findings.isEmpty()) {
      findings.add(Finding.fail(name(), "none found", "Correct source.schemas or source.tables"));
    }
    return findings;
  }
}
