package io.penumbra.catalog.verb;

import io.penumbra.lane.LaneId;
import java.time.Duration;
import java.util.Objects;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotRef;

/**
 * A pair of snapshots at the same source position, kept from expiry until it is unpinned, or for
 * seven days.
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
  /** How long a pin holds that nobody gives up, since its process was killed. */
  static final Duration LONGEST = Duration.ofDays(7);

  private static final String PREFIX = "penumbra_pin_";

  public PinnedCut {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(primary, "primary");
    Objects.requireNonNull(shadow, "shadow");
    Objects.requireNonNull(position, "position");
  }

  /** Whether a ref is a pin whose time is over. */
  static boolean isOver(String name, SnapshotRef ref, Snapshot pinned, long nowMillis) {
    return name.startsWith(PREFIX)
        && ref.maxRefAgeMs() != null
        && nowMillis - pinned.timestampMillis() > ref.maxRefAgeMs();
  }

  public String primaryTag() {
    return PREFIX + id + "_main";
  }

  public String shadowTag() {
    return PREFIX + id + "_shadow";
  }
}
