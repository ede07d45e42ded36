package io.penumbra.lane;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How a lane stands.
 *
 * @param reason why it is detached, in conflict or failed; empty otherwise
 * @param divergedBy the foreign snapshot of main that changed rows which the lane does not have yet
 * @param proof newest report, absent when none was made or when the lane was rebased since
 * @param waivers causes of differences that somebody answers for; none after a rebase
 */
public record Standing(
    Status status,
    String reason,
    Optional<Long> divergedBy,
    Optional<Proof> proof,
    List<Waiver> waivers) {
  public Standing {
    Objects.requireNonNull(status, "status");
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(divergedBy, "divergedBy");
    Objects.requireNonNull(proof, "proof");
    waivers = List.copyOf(waivers);
  }

  public static Standing of(Status status) {
    return new Standing(status, "", Optional.empty(), Optional.empty(), List.of());
  }

  public Standing status(Status status, String reason) {
    return new Standing(status, reason, divergedBy, proof, waivers);
  }

  public Standing divergedBy(Optional<Long> snapshotId) {
    return new Standing(status, reason, snapshotId, proof, waivers);
  }

  public Standing proof(Optional<Proof> proof) {
    return new Standing(status, reason, divergedBy, proof, waivers);
  }

  /** With a waiver, in place of the one that the cause had. */
  public Standing waiver(Waiver waiver) {
    Stream<Waiver> others = withoutWaiver(waiver.signatureId()).waivers.stream();
    return new Standing(
        status, reason, divergedBy, proof, Stream.concat(others, Stream.of(waiver)).toList());
  }

  /** Without the waiver of a cause. */
  public Standing withoutWaiver(String signatureId) {
    List<Waiver> others =
        waivers.stream().filter(each -> !each.signatureId().equals(signatureId)).toList();
    return new Standing(status, reason, divergedBy, proof, others);
  }
}
