package io.penumbra.catalog.commit;

import org.apache.iceberg.SnapshotRef;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.util.SnapshotUtil;

/** Whether a commit whose reply was lost is in the table (invariant I10). */
enum Outcome {
  COMMITTED,
  NOT_COMMITTED,
  /** The table's history does not reach back to what the commit rested on. */
  AMBIGUOUS;

  static Outcome of(Stage stage, TableMetadata now) {
    if (stage.added().stream().anyMatch(id -> now.snapshot(id) != null)) {
      return COMMITTED;
    }
    return reachesBack(stage, now) ? NOT_COMMITTED : AMBIGUOUS;
  }

  /**
   * Each of our snapshots comes directly after the head that the attempt found, and outlives it: as
   * long as that head is still in the branch's history, ours would be there too.
   */
  private static boolean reachesBack(Stage stage, TableMetadata now) {
    return stage.metadata().refs().keySet().stream()
        .filter(branch -> advanced(stage, branch))
        .anyMatch(branch -> knows(now, branch, stage.base().ref(branch)));
  }

  private static boolean advanced(Stage stage, String branch) {
    SnapshotRef after = stage.metadata().ref(branch);
    SnapshotRef before = stage.base().ref(branch);
    return after.isBranch() && (before == null || before.snapshotId() != after.snapshotId());
  }

  private static boolean knows(TableMetadata now, String branch, SnapshotRef before) {
    SnapshotRef head = now.ref(branch);
    if (before == null || head == null) {
      return before == null && head == null;
    }
    return now.snapshot(before.snapshotId()) != null
        && SnapshotUtil.isAncestorOf(head.snapshotId(), before.snapshotId(), now::snapshot);
  }
}
