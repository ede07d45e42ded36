package io.penumbra.lane;

import java.time.Instant;
import java.util.Objects;

/**
 * Where a lane left main.
 *
 * @param snapshotId main's snapshot whose content is the lane's base
 * @param checkpoint last checkpoint in that base, -1 if none was committed
 * @param position last source position in that base, empty if none was committed
 */
public record Fork(long snapshotId, long checkpoint, String position, Instant at) {
  public Fork {
    Objects.requireNonNull(position, "position");
    Objects.requireNonNull(at, "at");
  }
}
