package io.penumbra.catalog.commit;

import io.penumbra.catalog.ledger.LedgerProperties;
import java.util.List;
import java.util.Objects;
import org.apache.iceberg.MetadataUpdate;
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
    List<Long> snapshots = added(stage);
    if (snapshots.isEmpty()) {
      return ofRefs(stage, now);
    }
    if (snapshots.stream().anyMatch(id -> now.snapshot(id) != null)) {
      return COMMITTED;
    }
    return reachesBack(stage, now) ? NOT_COMMITTED : AMBIGUOUS;
  }

  private static List<Long> added(Stage stage) {
    return stage.metadata().changes().stream()
        .filter(MetadataUpdate.AddSnapshot.class::isInstance)
        .map(change -> ((MetadataUpdate.AddSnapshot) change).snapshot().snapshotId())
        .filter(id -> stage.metadata().snapshot(id) != null)
        .toList();
  }

  /** A commit without snapshots makes or removes tags. */
  private static Outcome ofRefs(Stage stage, TableMetadata now) {
    boolean same =
        stage.metadata().changes().stream().allMatch(change -> holds(change, stage, now));
    return same ? COMMITTED : NOT_COMMITTED;
  }

  private static boolean holds(MetadataUpdate change, Stage stage, TableMetadata now) {
    if (change instanceof MetadataUpdate.SetSnapshotRef set) {
      return set.name().equals(LedgerProperties.BRANCH)
          || Objects.equals(now.ref(set.name()), stage.metadata().ref(set.name()));
    }
    return !(change instanceof MetadataUpdate.RemoveSnapshotRef removed)
        || now.ref(removed.name()) == null;
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
