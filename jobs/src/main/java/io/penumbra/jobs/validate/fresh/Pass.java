package io.penumbra.jobs.validate.fresh;

import io.penumbra.report.Mode;
import io.penumbra.report.Report;
import io.penumbra.report.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * What one comparison has shown.
 *
 * @param rows rows of the table that were read and compared
 * @param bytesRead of data files, as stored
 * @param took how long it took
 * @param proofAge for how long the shadow is not known to be as it should be; absent if it never
 *     was
 * @param overdue whether that is longer than it may be
 */
public record Pass(
    Instant at,
    String tableId,
    String shadowId,
    Verdict verdict,
    Mode mode,
    String reportId,
    long rows,
    long bytesRead,
    Duration took,
    Optional<Duration> proofAge,
    boolean overdue) {
  public Pass {
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(tableId, "tableId");
    Objects.requireNonNull(shadowId, "shadowId");
    Objects.requireNonNull(verdict, "verdict");
    Objects.requireNonNull(mode, "mode");
    Objects.requireNonNull(reportId, "reportId");
    Objects.requireNonNull(took, "took");
    Objects.requireNonNull(proofAge, "proofAge");
  }

  static Pass of(Report report, Optional<Duration> proofAge, boolean overdue) {
    return new Pass(
        report.timestamp(),
        report.tableId(),
        report.shadowId(),
        report.verdict(),
        report.mode(),
        report.reportId(),
        report.coverage().rows().primary(),
        report.coverage().files().bytesRead(),
        report.stats().took(),
        proofAge,
        overdue);
  }
}
