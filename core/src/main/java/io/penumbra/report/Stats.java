package io.penumbra.report;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/** What a comparison took. */
public record Stats(Instant startedAt, Instant finishedAt) {
  public Stats {
    Objects.requireNonNull(startedAt, "startedAt");
    Objects.requireNonNull(finishedAt, "finishedAt");
  }

  public Duration took() {
    return Duration.between(startedAt, finishedAt);
  }
}
