package io.penumbra.config;

import java.io.Serializable;
import java.time.Duration;
import java.util.Objects;

/**
 * What a shadow may cost before it is detached.
 *
 * @param commitIntervalFactor how much longer main's commits may take than without the shadow
 * @param heapShare share of the writers' heap, 0 to 1
 * @param lag how far the shadow's writers may hold back main's commits
 */
public record LaneLimits(double commitIntervalFactor, double heapShare, Duration lag)
    implements Serializable {

  public LaneLimits {
    Objects.requireNonNull(lag, "lag");
  }

  static LaneLimits read(Section section) {
    return new LaneLimits(
        section.number("commit-interval-factor", 1.0, 100.0, 1.25),
        section.number("heap-share", 0.01, 1.0, 0.25),
        section.duration("lag", Duration.ofMillis(1), Duration.ofSeconds(30)));
  }
}
