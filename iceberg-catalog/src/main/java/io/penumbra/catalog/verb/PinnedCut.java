package io.penumbra.catalog.verb;

import io.penumbra.lane.LaneId;
import java.util.Objects;

/**
 * A pair of snapshots at the same source position, kept from expiry until it is unpinned.
 *
 * @param id names the two tags
 * @param checkpoint last checkpoint in both, -1 for none
 * @param position source position of both, empty for none
 * @param atMillis when it was pinned, in milliseconds since the epoch
 */
public record PinnedCut(
    String id,
    LaneId primary,
    LaneId shadow,
    long primarySnapshotId,
    long shadowSnapshotId,
    long checkpoint,
    String position,
    long atMillis) {
  public PinnedCut {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(primary, "primary");
    Objects.requireNonNull(shadow, "shadow");
    Objects.requireNonNull(position, "position");
  }

  public String primaryTag() {
    return "penumbra_pin_" + id + "_main";
  }

  public String shadowTag() {
    return "penumbra_pin_" + id + "_shadow";
  }
}
