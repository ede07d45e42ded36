package io.penumbra.catalog.commit;

import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotRef;

/** Refs of ours. Most never age: expiry by others must not take a lane or the ledger away. */
final class Refs {
  private static final long HUNDRED_YEARS_MILLIS = 3_155_760_000_000L;

  private Refs() {}

  static SnapshotRef tag(long snapshotId) {
    return SnapshotRef.tagBuilder(snapshotId).maxRefAgeMs(HUNDRED_YEARS_MILLIS).build();
  }

  /**
   * One that expiry by anybody takes away when its time is over.
   *
   * @param untilMillis in milliseconds since the epoch
   */
  static SnapshotRef tag(Snapshot snapshot, long untilMillis) {
    long age = Math.max(1, untilMillis - snapshot.timestampMillis());
    return SnapshotRef.tagBuilder(snapshot.snapshotId()).maxRefAgeMs(age).build();
  }

  /**
   * @param current the branch as it is, null when it is to be made
   */
  static SnapshotRef branch(SnapshotRef current, long snapshotId) {
    return current == null
        ? SnapshotRef.branchBuilder(snapshotId).maxRefAgeMs(HUNDRED_YEARS_MILLIS).build()
        : SnapshotRef.builderFrom(current, snapshotId).build();
  }

  /** Differs from the ref without moving it: a catalog asserts only refs that are set. */
  static SnapshotRef touched(SnapshotRef ref) {
    Long age = ref.maxRefAgeMs();
    boolean usual = age != null && age == HUNDRED_YEARS_MILLIS;
    return SnapshotRef.builderFrom(ref)
        .maxRefAgeMs(usual ? HUNDRED_YEARS_MILLIS + 1 : HUNDRED_YEARS_MILLIS)
        .build();
  }
}
