package io.penumbra.ops.flink;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A job of a cluster.
 *
 * @param id 32 hexadecimal digits
 * @param checkpoint newest completed checkpoint, absent before the first
 */
public record Job(String id, String name, JobState state, Optional<Checkpoint> checkpoint) {
  public Job {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(checkpoint, "checkpoint");
  }

  /** A job of which nothing is known but its id. */
  public static Job of(String id, JobState state) {
    return new Job(id, "", state, Optional.empty());
  }

  /**
   * A completed checkpoint.
   *
   * @param at when it was acknowledged by every subtask
   * @param millis how long that took
   */
  public record Checkpoint(long id, Instant at, long millis) {}
}
