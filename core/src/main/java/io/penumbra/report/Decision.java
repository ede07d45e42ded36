package io.penumbra.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The verdict on gathered evidence. A proven difference is a difference whatever else is unknown;
 * what is unknown is never a pass.
 *
 * @param reasons why, one sentence each
 */
public record Decision(Verdict verdict, List<String> reasons) {
  /** Most gaps that are told one by one. */
  private static final int REASONS = 5;

  public Decision {
    reasons = List.copyOf(reasons);
  }

  /** Judges what was found by what was covered. */
  public static Decision of(Found found, Coverage coverage) {
    Summary summary = found.summary();
    List<String> gaps = gaps(found, coverage);
    if (summary.failing() > 0) {
      List<String> reasons = new ArrayList<>();
      reasons.add("Differences: " + kinds(summary, each -> !each.leavesGap()));
      reasons.addAll(gaps);
      return new Decision(Verdict.FAIL, reasons);
    }
    return gaps.isEmpty()
        ? new Decision(Verdict.PASS, List.of(pass(coverage, summary)))
        : new Decision(Verdict.INCONCLUSIVE, gaps);
  }

  /** What was not compared though it had to be, one sentence each. */
  public static List<String> gaps(Found found, Coverage coverage) {
    List<String> gaps = new ArrayList<>();
    if (found.summary().gaps() > 0) {
      found.discrepancies().stream()
          .filter(each -> each.type().leavesGap())
          .limit(REASONS)
          .forEach(each -> gaps.add(each.message()));
      gaps.add("Not everything could be compared: " + kinds(found.summary(), Category::leavesGap));
    }
    for (ColumnCoverage column : coverage.columns()) {
      if (column.status() == ColumnCoverage.Status.NOT_VALIDATED) {
        gaps.add("Column " + column.shadow() + " was not compared: " + column.reason());
      }
    }
    FileCoverage files = coverage.files();
    if (files.read() != files.planned()) {
      gaps.add(files.read() + " of " + files.planned() + " parts of files read");
    }
    return gaps;
  }

  private static String kinds(Summary summary, Predicate<Category> told) {
    return summary.byType().entrySet().stream()
        .filter(each -> told.test(each.getKey()))
        .map(each -> each.getValue() + " " + each.getKey())
        .collect(Collectors.joining(", "));
  }

  private static String pass(Coverage coverage, Summary summary) {
    String told = kinds(summary, each -> true);
    return "%d rows equal, %d files in both lanes%s"
        .formatted(
            coverage.rows().equal(),
            coverage.files().identical(),
            told.isEmpty() ? "" : "; told besides: " + told);
  }
}
