package io.penumbra.cli.verb;

import io.penumbra.cli.output.Console;
import io.penumbra.cli.output.ExitCode;
import io.penumbra.cli.output.Grid;
import io.penumbra.cli.output.Words;
import io.penumbra.jobs.report.Headline;
import io.penumbra.report.Coverage;
import io.penumbra.report.Discrepancy;
import io.penumbra.report.Report;
import io.penumbra.report.Verdict;
import io.penumbra.report.Waived;
import java.util.Set;
import java.util.stream.Collectors;

/** Tells what a comparison has shown. */
final class ReportText {
  private static final int SHOWN = 20;

  private ReportText() {}

  static ExitCode exit(Report report) {
    return switch (report.verdict()) {
      case PASS -> ExitCode.DONE;
      case FAIL -> ExitCode.DIFFERENT;
      case INCONCLUSIVE -> ExitCode.NOT_PROVEN;
    };
  }

  static void print(Report report, Console console) {
    console.line(
        markup(report.verdict()) + " " + Headline.target(report) + ", report " + report.reportId());
    report.reasons().forEach(reason -> console.plain("  " + reason));
    Coverage coverage = report.coverage();
    console.plain(
        "  compared  %s rows of the table with %s of the shadow; %s files are the same in both"
            .formatted(
                Words.of(coverage.rows().primary()),
                Words.of(coverage.rows().shadow()),
                Words.of(coverage.files().identical())));
    report
        .method()
        .sampling()
        .ifPresent(sampling -> console.plain("  sampled   " + sampling.statement()));
    console.plain(
        "  at        position '%s', snapshots %d and %d, in %s"
            .formatted(
                report.cut().position(),
                report.cut().primarySnapshotId(),
                report.cut().shadowSnapshotId(),
                Words.of(report.stats().took())));
    differences(report, console);
    console.plain("  next      " + next(report));
  }

  private static void differences(Report report, Console console) {
    if (report.discrepancies().isEmpty()) {
      return;
    }
    Grid grid = new Grid("  KIND", "ROW", "WHAT");
    report.discrepancies().stream().limit(SHOWN).forEach(found -> add(found, grid));
    console.table(grid);
    causes(report, console);
    long more = report.summary().total() - Math.min(SHOWN, report.discrepancies().size());
    if (more > 0) {
      console.plain("  and " + Words.of(more) + " more; --json prints all that the report keeps");
    }
  }

  /** Causes as `waive` takes them. */
  private static void causes(Report report, Console console) {
    Set<String> waived =
        report.waived().stream().map(Waived::signatureId).collect(Collectors.toSet());
    Grid grid = new Grid("  CAUSE", "ROWS", "");
    report.signatures().stream()
        .limit(SHOWN)
        .forEach(
            each ->
                grid.row(
                    "  " + each.signatureId(),
                    Words.of(each.count()),
                    waived.contains(each.signatureId()) ? "waived" : ""));
    console.table(grid);
    if (report.signatures().size() > SHOWN) {
      console.plain("  and " + (report.signatures().size() - SHOWN) + " more causes");
    }
  }

  private static void add(Discrepancy found, Grid grid) {
    grid.row("  " + found.type(), found.recordId(), found.message());
  }

  private static String next(Report report) {
    String more = report.verdict() == Verdict.FAIL ? ", or mend the cause and validate again" : "";
    return Headline.next(report) + more;
  }

  /** A verdict as it is printed. */
  static String markup(Verdict verdict) {
    return "@|bold,%s %s|@".formatted(colour(verdict), verdict);
  }

  private static String colour(Verdict verdict) {
    return switch (verdict) {
      case PASS -> "green";
      case FAIL -> "red";
      case INCONCLUSIVE -> "yellow";
    };
  }
}
