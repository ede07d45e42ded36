package io.penumbra.jobs.report;

import io.penumbra.report.Report;
import java.util.Locale;

/** What a report comes down to, in words. */
public final class Headline {
  private Headline() {}

  /** The shadow as people write it. */
  public static String target(Report report) {
    return report.tableId() + ":" + report.shadowId();
  }

  /** What was found, in one sentence. */
  public static String sentence(Report report) {
    return switch (report.verdict()) {
      case PASS -> "Everything is as it should be.";
      case FAIL ->
          "%s, %s."
              .formatted(
                  count(report.summary().failing(), "difference"),
                  count(failingCauses(report), "cause"));
      case INCONCLUSIVE -> "No difference was found, but not everything could be compared.";
    };
  }

  /** The command to run next. */
  public static String next(Report report) {
    return switch (report.verdict()) {
      case PASS -> "penumbra promote " + target(report);
      case FAIL -> "penumbra discard " + target(report);
      case INCONCLUSIVE -> "penumbra validate " + target(report);
    };
  }

  private static long failingCauses(Report report) {
    return report.signatures().stream().filter(each -> each.severity().fails()).count();
  }

  private static String count(long count, String noun) {
    return String.format(Locale.ROOT, "%,d %s%s", count, noun, count == 1 ? "" : "s");
  }
}
