package io.penumbra.lane;

import java.util.Objects;

/**
 * Identity of what was committed last by a stream (invariant I3).
 *
 * @param lineage random id of one unbroken history of checkpoints
 * @param job the Flink job that may commit: the fencing token
 * @param checkpoint last committed checkpoint of that lineage, -1 for none
 * @param position source position of that checkpoint, empty for none
 * @param catchUp position up to which a rewound stream repeats itself, empty when it does not
 */
public record Pipeline(
    String lineage, String job, long checkpoint, String position, String catchUp) {
  public Pipeline {
    Objects.requireNonNull(lineage, "lineage");
    Objects.requireNonNull(job, "job");
    Objects.requireNonNull(position, "position");
    Objects.requireNonNull(catchUp, "catchUp");
  }

  /**
   * While this is true the lanes hold a mixture of old and repeated changes: no cut is comparable.
   */
  public boolean rewinding() {
    return !catchUp.isEmpty();
  }
}
