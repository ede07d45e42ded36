package io.penumbra.report;

import java.util.Objects;

/**
 * A pair of snapshots at the same source position.
 *
 * @param id names the two tags that pin it, empty for a cut that was not pinned
 * @param primarySnapshotId snapshot of the primary
 * @param shadowSnapshotId snapshot of the shadow
 * @param checkpoint last checkpoint in both, -1 when no stream has committed yet
 * @param position source position of both, empty when no stream has committed yet
 */
public record Cut(
    String id, long primarySnapshotId, long shadowSnapshotId, long checkpoint, String position) {
  public Cut {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(position, "position");
  }

  /** Whether both name the same two snapshots. */
  public boolean sameSnapshots(Cut other) {
    return primarySnapshotId == other.primarySnapshotId
        && shadowSnapshotId == other.shadowSnapshotId;
  }
}
