package io.penumbra.jobs.mirror.write;

import io.penumbra.config.LaneLimits;
import java.io.Serializable;
import java.time.Duration;

/**
 * How long the primary waits for a shadow. A lane is slow when it is much slower than the primary
 * with the same rows: where both wait for the same processors, neither is.
 *
 * @param budgetNanos what a shadow may hold the primary back in one epoch
 * @param capNanos what it may hold it back whatever the reason
 */
record Patience(long budgetNanos, long capNanos) implements Serializable {
  private static final long MUCH_SLOWER = 3;
  private static final long SHORTEST_STALL = Duration.ofSeconds(1).toNanos();

  static Patience of(LaneLimits limits, Duration checkpointInterval) {
    double share = limits.commitIntervalFactor() - 1;
    return new Patience(
        (long) (checkpointInterval.toNanos() * share),
        Math.max(limits.lag().toNanos(), (long) (checkpointInterval.toNanos() * share)));
  }

  /**
   * @param held how long the primary has been held back
   * @param busy how long the lane has worked on what the primary waits for
   * @param item how long it has worked on its present batch
   * @param primary how long the primary took for the same
   */
  boolean exhausted(long held, long busy, long item, long primary) {
    boolean slow = busy > MUCH_SLOWER * primary;
    boolean stalled = item > Math.max(budgetNanos, SHORTEST_STALL);
    return held > capNanos || (held > budgetNanos && (slow || stalled));
  }
}
