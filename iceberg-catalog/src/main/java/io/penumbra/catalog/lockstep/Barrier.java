package io.penumbra.catalog.lockstep;

import io.penumbra.lane.LaneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What one barrier of the stream holds for one table.
 *
 * @param job the Flink job that commits; refused for good when another one has taken over
 * @param lineage the unbroken history of checkpoints that {@code checkpoint} counts in
 * @param position source position at the barrier
 * @param caughtUp whether {@code position} has reached the position up to which a rewound stream
 *     repeats itself; true for a stream that was never rewound
 * @param epochs in the order in which the writers made them
 * @param fullFromHere lanes whose own file sets hold every change from this barrier's first epoch
 *     on: each writer that had any wrote this lane in all of its epochs
 * @param detached lanes that could not be written, with the reason
 */
public record Barrier(
    String job,
    String lineage,
    long checkpoint,
    String position,
    boolean caughtUp,
    List<Epoch> epochs,
    Set<LaneId> fullFromHere,
    Map<LaneId, String> detached) {
  public Barrier {
    Objects.requireNonNull(job, "job");
    Objects.requireNonNull(lineage, "lineage");
    Objects.requireNonNull(position, "position");
    epochs = List.copyOf(epochs);
    fullFromHere = Set.copyOf(fullFromHere);
    detached = Map.copyOf(detached);
  }

  /**
   * Whether a lane's own file sets lack changes that others have, be it of one writer only. A
   * truncation alone is in no file set, and reaches every lane.
   */
  boolean misses(LaneId lane) {
    return !fullFromHere.contains(lane) && epochs.stream().anyMatch(Epoch::hasFiles);
  }
}
