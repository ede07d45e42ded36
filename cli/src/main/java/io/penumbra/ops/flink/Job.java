package io.penumbra.ops.flink;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A job of a cluster.
 *
 * @param id 32 hexadecimal digits
 * @param checkpoint newest completed checkpoint, absent before the first
 * @param failure why it does not run, absent while it does or where it was ended on purpose
 */
public record Job(
    String id,
    String name,
    JobState state,
    Optional<Checkpoint> checkpoint,
    Optional<Failure> failure) {
  public Job {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(checkpoint, "checkpoint");
    Objects.requireNonNull(failure, "failure");
  }

  /** A job of which nothing is known but its id. */
  public static Job of(String id, JobState state) {
    return new Job(id, "", state, Optional.empty(), Optional.empty());
  }

  /** A job that can't be asked about. */
  public static Job unknown(String id, Failure why) {
    return new Job(id, "", JobState.UNKNOWN, Optional.empty(), Optional.of(why));
  }

  /**
   * A completed checkpoint.
   *
   * @param at when it was acknowledged by every subtask
   * @param millis how long that took
   */
  public record Checkpoint(long id, Instant at, long millis) {}
}
