package io.penumbra.jobs.validate;

import io.penumbra.report.Category;
import io.penumbra.report.ColumnCoverage;
import io.penumbra.report.Coverage;
import io.penumbra.report.Decision;
import io.penumbra.report.Discrepancy;
import io.penumbra.report.Findings;
import io.penumbra.report.Found;
import java.util.List;

/** What the levels have gathered so far. */
final class Evidence {
  private final Findings findings;
  private Coverage coverage;
  private boolean settled;
  private long bytesRead;

  /**
   * @param limit most discrepancies that are kept one by one
   */
  Evidence(List<ColumnCoverage> columns, int limit) {
    this.findings = new Findings(limit);
    this.coverage = Coverage.of(columns);
  }

  /** Notes what no level has settled. */
  void left(Workload left) {
    settled = left.isEmpty();
    if (!settled) {
      found(
          Discrepancy.general(
              Category.NOT_VALIDATED,
              "%d data files of table and shadow were not compared: no level that compares rows"
                      .formatted(left.files())
                  + " was asked for"));
    }
  }

  /** Whether all rows are known to be equal or not. */
  boolean settled() {
    return settled;
  }

  void found(Discrepancy discrepancy) {
    findings.add(discrepancy);
  }

  /** Adds what one part of the row comparison has shown. */
  void add(Partial partial) {
    findings.add(partial.found());
    coverage = partial.addTo(coverage);
  }

  void identical(long files, long rows) {
    coverage =
        new Coverage(
            coverage.filesIdentical() + files,
            coverage.rowsIdentical() + rows,
            coverage.filesPlanned(),
            coverage.filesRead(),
            coverage.rowsPrimary(),
            coverage.rowsShadow(),
            coverage.rowsEqual(),
            coverage.columns());
  }

  /** Notes what is going to be read. */
  void planned(long parts, long bytes) {
    bytesRead += bytes;
    coverage = Partial.planned(parts).addTo(coverage);
  }

  Found found() {
    return findings.found();
  }

  Coverage coverage() {
    return coverage;
  }

  long bytesRead() {
    return bytesRead;
  }

  Decision decision() {
    return Decision.of(findings.found(), coverage);
  }
}
