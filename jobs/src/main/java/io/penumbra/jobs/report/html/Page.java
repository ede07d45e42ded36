package io.penumbra.jobs.report.html;

import io.penumbra.jobs.report.Headline;
import io.penumbra.report.ExpectedChange;
import io.penumbra.report.Report;
import io.penumbra.report.Verdict;
import io.penumbra.report.Waived;
import java.util.List;
import java.util.Optional;

/**
 * What the page of a report shows, from top to bottom.
 *
 * @param tone class that gives the verdict its colour
 * @param compared how far it was compared
 * @param heat absent when nothing differs
 * @param about how it came about
 */
record Page(
    String css,
    String verdict,
    String tone,
    String target,
    String sentence,
    List<String> reasons,
    String next,
    Compared compared,
    Optional<Causes> causes,
    Optional<HeatMap> heat,
    Optional<Cells> cells,
    Optional<Items<ExpectedChange>> changes,
    Optional<Items<Waiver>> waivers,
    String about) {

  /** A list under a heading; not shown when it is empty. */
  record Items<T>(List<T> items) {
    static <T> Optional<Items<T>> of(List<T> items) {
      return items.isEmpty() ? Optional.empty() : Optional.of(new Items<>(items));
    }
  }

  /** Differences that somebody answers for. */
  record Waiver(String cause, String rows, String owner, String reason, String until) {}

  static Page of(Report report, String css) {
    Optional<Causes> causes = Causes.of(report);
    return new Page(
        css,
        report.verdict().name(),
        tone(report.verdict()),
        Headline.target(report),
        Headline.sentence(report),
        report.reasons(),
        Headline.next(report),
        Compared.of(report),
        causes,
        causes.map(some -> HeatMap.of(report.summary())),
        Cells.of(report),
        Items.of(report.expectedChanges()),
        Items.of(report.waived().stream().map(Page::waiver).toList()),
        about(report));
  }

  private static Waiver waiver(Waived waived) {
    return new Waiver(
        waived.signatureId(),
        Counts.of(waived.count()),
        waived.owner(),
        waived.reason(),
        Moments.of(waived.expires()));
  }

  private static String tone(Verdict verdict) {
    return switch (verdict) {
      case PASS -> "pass";
      case FAIL -> "fail";
      case INCONCLUSIVE -> "open";
    };
  }

  private static String about(Report report) {
    return "Report %s, %s, made by Penumbra in %s."
        .formatted(
            report.reportId(),
            Moments.of(report.timestamp()),
            Counts.seconds(report.stats().took()));
  }
}
