package io.penumbra.gate;

import io.penumbra.lane.Proof;
import io.penumbra.report.Cut;

/**
 * The newest snapshots of primary and shadow in one metadata version.
 *
 * @param primary head of the primary
 * @param shadow head of the shadow
 */
public record CheckedPair(long primary, long shadow) {
  public static CheckedPair of(Cut cut) {
    return new CheckedPair(cut.primarySnapshotId(), cut.shadowSnapshotId());
  }

  /** What a proof is about. */
  public static CheckedPair of(Proof proof) {
    return new CheckedPair(proof.primarySnapshotId(), proof.shadowSnapshotId());
  }
}
