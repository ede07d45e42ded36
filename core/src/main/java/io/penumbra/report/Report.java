package io.penumbra.report;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * What one comparison of a shadow with its primary has shown.
 *
 * @param reportId random id
 * @param tableId the table, as {@code namespace.table}
 * @param shadowId name of the shadow
 * @param timestamp when it was completed
 * @param verdict what it says
 * @param reasons why it says so, one sentence each
 * @param basedOn the report whose cut a {@link Mode#RECHECK} starts from, else empty
 * @param cut what was compared
 * @param expectedChanges differences of the schemas that were asked for
 * @param summary counts, never capped
 * @param discrepancies one by one; {@link Summary#truncated()} says when some are left out
 */
public record Report(
    int reportVersion,
    String reportId,
    String tableId,
    String shadowId,
    Instant timestamp,
    Verdict verdict,
    List<String> reasons,
    Mode mode,
    String basedOn,
    Cut cut,
    Coverage coverage,
    List<ExpectedChange> expectedChanges,
    Summary summary,
    List<Signature> signatures,
    List<Discrepancy> discrepancies,
    Stats stats) {
  /** Version of the form that is written. */
  public static final int VERSION = 1;

  public Report {
    Objects.requireNonNull(reportId, "reportId");
    Objects.requireNonNull(tableId, "tableId");
    Objects.requireNonNull(shadowId, "shadowId");
    Objects.requireNonNull(timestamp, "timestamp");
    Objects.requireNonNull(verdict, "verdict");
    Objects.requireNonNull(mode, "mode");
    Objects.requireNonNull(basedOn, "basedOn");
    Objects.requireNonNull(cut, "cut");
    Objects.requireNonNull(coverage, "coverage");
    Objects.requireNonNull(summary, "summary");
    Objects.requireNonNull(stats, "stats");
    reasons = List.copyOf(reasons);
    expectedChanges = List.copyOf(expectedChanges);
    signatures = List.copyOf(signatures);
    discrepancies = List.copyOf(discrepancies);
  }

  public boolean passed() {
    return verdict == Verdict.PASS;
  }
}
