package io.penumbra.report;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * What a comparison took.
 *
 * @param bytesRead bytes of the data files that were to be read, as stored
 */
public record Stats(Instant startedAt, Instant finishedAt, long bytesRead) {
  public Stats {
    Objects.requireNonNull(startedAt, "startedAt");
    Objects.requireNonNull(finishedAt, "finishedAt");
  }

  public Duration took() {
    return Duration.between(startedAt, finishedAt);
  }
}
