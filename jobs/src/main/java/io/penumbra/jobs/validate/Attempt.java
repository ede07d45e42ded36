package io.penumbra.jobs.validate;

import io.penumbra.report.BucketCoverage;
import io.penumbra.report.LevelResult;
import io.penumbra.report.LevelResult.Outcome;
import io.penumbra.report.Sampling;
import io.penumbra.report.Summary;
import java.time.Duration;
import java.util.Optional;

/** One level at work, and what it came to. */
final class Attempt {
  private final Level level;
  private final Evidence evidence;

  /**
   * @param evidence what the levels before have gathered; gets this one's
   */
  Attempt(Level level, Evidence evidence) {
    this.level = level;
    this.evidence = evidence;
  }

  /** What the level has not settled either. */
  Workload examine(Comparison comparison, Workload left, Progress progress) {
    if (!level.appliesTo(comparison, left)) {
      evidence.ended(new LevelResult(level.name(), Outcome.SKIPPED, 0, ""));
      return left;
    }
    long start = System.nanoTime();
    Summary before = evidence.found().summary();
    boolean sampled = evidence.sampling().isPresent();
    BucketCoverage hashed = evidence.coverage().buckets();
    Workload open = level.examine(comparison, left, evidence, progress);
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    BucketCoverage buckets = evidence.coverage().buckets().minus(hashed);
    evidence.ended(
        new LevelResult(
            level.name(),
            outcome(before, buckets),
            took.toMillis() / 1_000.0,
            level
                .settled()
                .or(() -> sample(sampled))
                .orElseGet(() -> settled(left, open, buckets))));
    return open;
  }

  private Optional<String> sample(boolean before) {
    return before ? Optional.empty() : evidence.sampling().map(Sampling::statement);
  }

  private String settled(Workload left, Workload open, BucketCoverage buckets) {
    return buckets.total() > 0
        ? (buckets.total() - buckets.mismatched())
            + " of "
            + buckets.total()
            + " buckets"
            + evidence.differingColumns()
            + evidence.remarks()
        : (left.files() - open.files()) + " of " + left.files() + " data files";
  }

  private Outcome outcome(Summary before, BucketCoverage buckets) {
    Summary after = evidence.found().summary();
    if (after.failing() > before.failing() || buckets.mismatched() > 0) {
      return Outcome.DIFFERENT;
    }
    return after.gaps() > before.gaps() ? Outcome.UNKNOWN : Outcome.EQUAL;
  }
}
