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
 * @param method how it came about
 * @param cut what was compared
 * @param coverage how far it was compared
 * @param expectedChanges differences of the schemas that were asked for
 * @param waived differences that somebody answers for
 */
public record Report(
    int reportVersion,
    String reportId,
    String tableId,
    String shadowId,
    Instant timestamp,
    Verdict verdict,
    List<String> reasons,
    Method method,
    Cut cut,
    Coverage coverage,
    List<ExpectedChange> expectedChanges,
    Found found,
    List<Waived> waived,
    Stats stats) {
  /** Version of the form that is written. */
  public static final int VERSION = 1;

  public Report {
    Objects.requireNonNull(reportId, "reportId");
    Objects.requireNonNull(tableId, "tableId");
    Objects.requireNonNull(shadowId, "shadowId");
    Objects.requireNonNull(timestamp, "timestamp");
    Objects.requireNonNull(verdict, "verdict");
    Objects.requireNonNull(method, "method");
    Objects.requireNonNull(cut, "cut");
    Objects.requireNonNull(coverage, "coverage");
    Objects.requireNonNull(found, "found");
    Objects.requireNonNull(stats, "stats");
    reasons = List.copyOf(reasons);
    expectedChanges = List.copyOf(expectedChanges);
    waived = List.copyOf(waived);
  }

  public boolean passed() {
    return verdict == Verdict.PASS;
  }

  /** Counts of what was found, never capped. */
  public Summary summary() {
    return found.summary();
  }

  /** What was found, by cause. */
  public List<Signature> signatures() {
    return found.signatures();
  }

  /** What was found, one by one; {@link Summary#truncated()} says when some are left out. */
  public List<Discrepancy> discrepancies() {
    return found.discrepancies();
  }

  public Mode mode() {
    return method.mode();
  }
}
