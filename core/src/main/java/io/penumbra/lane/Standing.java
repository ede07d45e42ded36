package io.penumbra.lane;

import java.util.Objects;
import java.util.Optional;

/**
 * How a lane stands.
 *
 * @param reason why it is detached, in conflict or failed; empty otherwise
 * @param divergedBy the foreign snapshot of main that changed rows which the lane does not have yet
 * @param proof newest report, absent when none was made or when the lane was rebased since
 */
public record Standing(
    Status status, String reason, Optional<Long> divergedBy, Optional<Proof> proof) {
  public Standing {
    Objects.requireNonNull(status, "status");
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(divergedBy, "divergedBy");
    Objects.requireNonNull(proof, "proof");
  }

  public static Standing of(Status status) {
    return new Standing(status, "", Optional.empty(), Optional.empty());
  }

  public Standing status(Status status, String reason) {
    return new Standing(status, reason, divergedBy, proof);
  }

  public Standing divergedBy(Optional<Long> snapshotId) {
    return new Standing(status, reason, snapshotId, proof);
  }

  public Standing proof(Optional<Proof> proof) {
    return new Standing(status, reason, divergedBy, proof);
  }
}
