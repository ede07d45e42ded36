package io.penumbra.jobs.mirror.write;

import io.penumbra.config.LaneLimits;
import java.io.Serializable;
import java.time.Duration;

/**
 * How long the primary waits for a shadow.
 *
 * @param budgetNanos what a shadow may hold the primary back per epoch, over some epochs
 * @param capNanos what it may hold it back in one epoch whatever the reason
 */
record Patience(long budgetNanos, long capNanos) implements Serializable {

  static Patience of(LaneLimits limits, Duration checkpointInterval) {
    double share = limits.commitIntervalFactor() - 1;
    return new Patience(
        (long) (checkpointInterval.toNanos() * share),
        Math.max(limits.lag().toNanos(), (long) (checkpointInterval.toNanos() * share)));
  }
}
