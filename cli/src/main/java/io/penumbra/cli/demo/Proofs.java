package io.penumbra.cli.demo;

import io.penumbra.error.ErrorCode;
import io.penumbra.error.PenumbraException;
import io.penumbra.jobs.report.form.ReportFormat;
import io.penumbra.ops.Exported;
import io.penumbra.report.Discrepancy;
import io.penumbra.report.Report;
import io.penumbra.report.Verdict;
import java.nio.file.Path;

/** Both shadows are compared with the table, while everything goes on. */
final class Proofs {
  /** The report on the shadow that a stranger wrote to. */
  static final String PAGE = "report-" + TwoShadows.TAMPERED + ".html";

  private final Judge judge;
  private final Progress progress;
  private final Path folder;

  /**
   * @param folder where the report is left
   */
  Proofs(Judge judge, Progress progress, Path folder) {
    this.judge = judge;
    this.progress = progress;
    this.folder = folder;
  }

  /** How many differences were found in the shadow that a stranger had written to. */
  long play() throws Exception {
    progress.headline("Proof before promotion");
    progress.step("Validate '" + TwoShadows.GOOD + "'", () -> validate(TwoShadows.GOOD));
    Report[] report = new Report[1];
    progress.step(
        "Validate '" + TwoShadows.TAMPERED + "'",
        () -> {
          report[0] = validate(TwoShadows.TAMPERED);
          Path page = folder.resolve(PAGE);
          Exported.of(report[0], ReportFormat.HTML, page);
          progress.note("as a page: %s", page);
        });
    expect(TwoShadows.TAMPERED, report[0], Verdict.FAIL);
    return report[0].summary().total();
  }

  /** Compares a shadow that is expected to be right. */
  void pass(String shadow) {
    expect(shadow, validate(shadow), Verdict.PASS);
  }

  private Report validate(String shadow) {
    Report report = judge.validate(shadow);
    progress.note(
        "%s %s",
        report.passed() ? "@|green,bold PASS|@" : "@|red,bold " + report.verdict() + "|@",
        String.join("; ", report.reasons()));
    for (Discrepancy discrepancy : report.discrepancies()) {
      progress.note("%s %s %s", discrepancy.type(), discrepancy.recordId(), discrepancy.message());
    }
    return report;
  }

  private static void expect(String shadow, Report report, Verdict verdict) {
    if (report.verdict() != verdict) {
      throw new PenumbraException(
          ErrorCode.INTERNAL_ERROR,
          "The demo expected %s for shadow '%s', and validation says %s: %s"
              .formatted(verdict, shadow, report.verdict(), report.reasons()),
          "This is a defect: report it with the log");
    }
  }
}
