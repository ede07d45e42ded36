package io.penumbra.bench.promotion;

import io.penumbra.bench.Folders;
import io.penumbra.bench.Shadows;
import io.penumbra.catalog.ShadowedTable;
import io.penumbra.config.ValidationSettings;
import io.penumbra.embedded.EmbeddedCatalog;
import io.penumbra.jobs.validate.Batch;
import io.penumbra.jobs.validate.Progress;
import io.penumbra.jobs.validate.Promotion;
import io.penumbra.jobs.validate.Promotion.Promoted;
import io.penumbra.jobs.validate.Request;
import io.penumbra.jobs.validate.SampleWish;
import io.penumbra.jobs.validate.Validator;
import io.penumbra.report.Report;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Promotions of a table of 10^6 rows, or 10^7 with {@code --large}, that gets ten commits a minute:
 * once with a proof that is two commits old, once with everything compared first. Both lanes have
 * files of their own. The stream is played by this program, which writes and commits as the mirror
 * job does.
 *
 * <p>Arguments: {@code [rounds] [--large]}, 5 rounds by default.
 */
final class PromotionBench {
  private static final Duration PACE = Duration.ofSeconds(6);
  private static final long ROWS_A_COMMIT = 1_000_000;
  private static final String SHADOW = "wide";
  private static final ValidationSettings SETTINGS =
      new ValidationSettings(2, 1_000, 1_000_000, Optional.empty(), Map.of());

  private static final Request PROOF = Request.standard();
  private static final Request ANEW =
      new Request(PROOF.levels(), SampleWish.STANDARD, Set.of(), Optional.empty(), true);

  private PromotionBench() {}

  public static void main(String[] arguments) throws Exception {
    List<String> words = Arrays.asList(arguments);
    long rows = words.contains("--large") ? 10_000_000 : 1_000_000;
    int rounds =
        words.stream()
            .filter(word -> !word.startsWith("--"))
            .findFirst()
            .map(Integer::parseInt)
            .orElse(5);
    Path folder = Files.createTempDirectory("penumbra-bench");
    try {
      LockstepStream stream = LockstepStream.on(EmbeddedCatalog.in(folder).open(), "orders");
      stream.insert(0, 1);
      Shadows.rename(stream.table(), SHADOW, "note", "remark", true);
      for (long from = 1; from < rows; from += ROWS_A_COMMIT) {
        stream.insert(from, Math.min(rows, from + ROWS_A_COMMIT));
      }
      try (SteadyCommits commits = new SteadyCommits(stream, rows, PACE)) {
        System.out.printf(
            "%,d rows, a commit of 1,000 changes every %d s%n", rows, PACE.toSeconds());
        for (int i = 1; i <= rounds; i++) {
          round(i, stream.table(), commits);
        }
      }
    } finally {
      Folders.delete(folder);
    }
  }

  private static void round(int number, ShadowedTable table, SteadyCommits commits)
      throws Exception {
    Report proof = validate(table, PROOF);
    commits.awaitTwo();
    promote(number + " with a proof, " + proof.mode(), table, Optional.empty());
    commits.awaitTwo();
    promote(number + " all compared first", table, Optional.of(ANEW));
  }

  /** Promotes, with a comparison before it if it is asked for, and goes back. */
  private static void promote(String what, ShadowedTable table, Optional<Request> before) {
    long start = System.nanoTime();
    before.ifPresent(request -> validate(table, request));
    long proven = System.nanoTime();
    Promoted promoted = new Promotion(SETTINGS).promote(table, SHADOW);
    long end = System.nanoTime();
    table.rollback();
    System.out.printf(
        "%-32s validated in %6.2f s  promoted in %5.2f s  attempts %d  re-checks %d, %5.2f s  way"
            + " back %5.2f s%n",
        what,
        seconds(start, proven),
        seconds(proven, end),
        promoted.swapped().attempts(),
        promoted.rechecks().size(),
        promoted.rechecks().stream().mapToLong(report -> report.stats().took().toMillis()).sum()
            / 1e3,
        seconds(end, System.nanoTime()));
  }

  private static Report validate(ShadowedTable table, Request request) {
    Report report =
        new Validator(() -> Batch.local(SETTINGS.parallelism(), Map.of()), SETTINGS)
            .validate(table, SHADOW, request, Progress.NONE);
    if (!report.passed()) {
      throw new IllegalStateException("Not equal: " + report.reasons());
    }
    return report;
  }

  private static double seconds(long from, long to) {
    return (to - from) / 1e9;
  }
}
