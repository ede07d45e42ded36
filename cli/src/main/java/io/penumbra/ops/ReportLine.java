package io.penumbra.ops;

import io.penumbra.report.Mode;
import io.penumbra.report.Report;
import io.penumbra.report.Verdict;
import java.time.Instant;

/**
 * A report in one line.
 *
 * @param found rows that differ or were not compared
 */
public record ReportLine(
    String reportId, String shadowId, Instant timestamp, Verdict verdict, Mode mode, long found) {
  static ReportLine of(Report report) {
    return new ReportLine(
        report.reportId(),
        report.shadowId(),
        report.timestamp(),
        report.verdict(),
        report.mode(),
        report.summary().total());
  }
}
