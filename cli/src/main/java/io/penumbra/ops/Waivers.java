package io.penumbra.ops;

import io.penumbra.error.ErrorCode;
import io.penumbra.error.PenumbraException;
import io.penumbra.lane.Waiver;
import io.penumbra.report.Report;
import io.penumbra.report.Signature;
import io.penumbra.report.Waived;
import java.util.List;
import java.util.Optional;

/** Differences that somebody answers for. */
public final class Waivers {
  private final Workspace workspace;

  public Waivers(Workspace workspace) {
    this.workspace = workspace;
  }

  /**
   * Waives a cause that the newest report on a shadow names. It is kept in the table's ledger.
   *
   * @return what is waived, with the rows that the newest report counts
   * @throws PenumbraException USAGE when the report has no such cause, STATE_REFUSED when the owner
   *     is who asked for the shadow
   */
  public Waived waive(Target target, Waiver waiver) {
    Report report = new ReportShelf(workspace).report(target, Optional.empty());
    Signature cause = cause(report, waiver.signatureId());
    Selection.of(workspace, target).with((table, shadow) -> table.waive(shadow, waiver));
    return new Waived(
        cause.signatureId(), waiver.owner(), waiver.reason(), waiver.expires(), cause.count());
  }

  /**
   * Takes a waiver back.
   *
   * @return the waiver that there was
   * @throws PenumbraException USAGE when the shadow has none of that cause
   */
  public Waiver withdraw(Target target, String signatureId) {
    return Selection.of(workspace, target)
        .with((table, shadow) -> table.withdraw(shadow, signatureId));
  }

  private static Signature cause(Report report, String signatureId) {
    List<Signature> failing =
        report.signatures().stream().filter(each -> each.severity().fails()).toList();
    return failing.stream()
        .filter(each -> each.signatureId().equals(signatureId))
        .findFirst()
        .orElseThrow(
            () ->
                new PenumbraException(
                    ErrorCode.USAGE,
                    "Report %s names no cause '%s' that fails"
                        .formatted(report.reportId(), signatureId),
                    "Name one of these: " + failing.stream().map(Signature::signatureId).toList()));
  }
}
