package io.penumbra.jobs.mirror.write;

import io.penumbra.config.LaneLimits;
import java.io.Serializable;
import java.time.Duration;

/**
 * What a shadow may cost one writer of its table before it is detached.
 *
 * @param heapShare of the process's heap, 0 to 1, for the changes that it has not written yet
 */
record ShadowLimits(Patience patience, double heapShare) implements Serializable {

  /**
   * @param writers of the table, who may all be in one process
   */
  static ShadowLimits of(LaneLimits limits, Duration checkpointInterval, int writers) {
    return new ShadowLimits(Patience.of(limits, checkpointInterval), limits.heapShare() / writers);
  }

  /** Bytes that the changes may take which the shadow has not written yet. */
  long heapBytes() {
    return (long) (Runtime.getRuntime().maxMemory() * heapShare);
  }
}
