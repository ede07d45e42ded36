package io.penumbra.catalog.view;

import io.penumbra.error.ErrorCode;
import io.penumbra.error.PenumbraException;
import io.penumbra.lane.Lane;
import io.penumbra.lane.LaneId;
import io.penumbra.lane.Ledger;
import io.penumbra.lane.Role;
import java.util.function.Function;
import org.apache.iceberg.MetadataUpdate;
import org.apache.iceberg.SnapshotRef;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.TableOperations;
import org.apache.iceberg.encryption.EncryptionManager;
import org.apache.iceberg.exceptions.CommitFailedException;
import org.apache.iceberg.io.FileIO;
import org.apache.iceberg.io.LocationProvider;

/**
 * One lane presented as a table of its own: its branch is {@code main}, its schema, spec and order
 * are the current ones. What is committed is lifted to the lane's branch of the table below, and
 * only what is known to be harmless there: new snapshots, and main's new head.
 *
 * <p>A view is bound to a lane and a ledger generation. It finds the lane's branch anew in the
 * metadata that each attempt rests on, and refuses once the generation has changed: a view from
 * before a promotion would write to the wrong branch, or make a removed one again.
 */
public final class LaneView implements TableOperations {
  private final TableOperations below;
  private final Function<TableMetadata, Ledger> ledgers;
  private final LaneId id;
  private final long generation;
  private TableMetadata seen;
  private TableMetadata projected;

  /**
   * @param below the real table, or a stage
   * @param ledgers finds the ledger in metadata of {@code below}
   */
  public LaneView(
      TableOperations below, Function<TableMetadata, Ledger> ledgers, LaneId id, long generation) {
    this.below = below;
    this.ledgers = ledgers;
    this.id = id;
    this.generation = generation;
    project(below.current());
  }

  @Override
  public TableMetadata current() {
    return projected;
  }

  @Override
  public TableMetadata refresh() {
    return project(below.refresh());
  }

  @Override
  public void commit(TableMetadata base, TableMetadata metadata) {
    if (base != projected) {
      throw new CommitFailedException("The view of lane %s has moved on since it was read", id);
    }
    Lane lane = lane(seen);
    refuseFollower(lane);
    TableMetadata.Builder lifted = TableMetadata.buildFrom(seen);
    metadata.changes().forEach(change -> lift(change, lane.branch(), lifted));
    below.commit(seen, lifted.build());
    project(below.current());
  }

  private static void lift(MetadataUpdate change, String branch, TableMetadata.Builder lifted) {
    if (change instanceof MetadataUpdate.AddSnapshot added) {
      lifted.addSnapshot(added.snapshot());
    } else if (change instanceof MetadataUpdate.SetSnapshotRef set
        && set.name().equals(SnapshotRef.MAIN_BRANCH)) {
      lifted.setBranchSnapshot(set.snapshotId(), branch);
    } else {
      throw new PenumbraException(
          ErrorCode.STATE_REFUSED,
          "A lane view does not pass on " + change.getClass().getSimpleName(),
          "Only rows can be changed through a view; run maintenance and DDL on the table itself");
    }
  }

  /** A lane that shares main's files would lose such rows with main's next commit. */
  private static void refuseFollower(Lane lane) {
    if (!lane.is(Role.PRIMARY) && !lane.writesOwnFiles()) {
      throw new PenumbraException(
          ErrorCode.STATE_REFUSED,
          "Lane "
              + lane.id()
              + " ('"
              + lane.name()
              + "') follows main and holds no rows of its own",
          "Write to main, or open the shadow with files of its own");
    }
  }

  private TableMetadata project(TableMetadata metadata) {
    if (metadata != seen) {
      projected = LaneProjection.of(metadata, lane(metadata));
      seen = metadata;
    }
    return projected;
  }

  private Lane lane(TableMetadata metadata) {
    Ledger ledger = ledgers.apply(metadata);
    if (ledger.generation() != generation) {
      throw stale("the table's lanes have changed since it was opened");
    }
    Lane lane = ledger.lane(id).orElseThrow(() -> stale("the lane has ended"));
    if (!lane.is(Role.PRIMARY) && metadata.ref(lane.branch()) == null) {
      throw stale("branch " + lane.branch() + " is gone");
    }
    return lane;
  }

  private PenumbraException stale(String why) {
    return new PenumbraException(
        ErrorCode.STATE_REFUSED, "This view of lane " + id + " is stale: " + why, "Open it again");
  }

  @Override
  public FileIO io() {
    return below.io();
  }

  @Override
  public EncryptionManager encryption() {
    return below.encryption();
  }

  @Override
  public String metadataFileLocation(String fileName) {
    return below.metadataFileLocation(fileName);
  }

  @Override
  public LocationProvider locationProvider() {
    return below.locationProvider();
  }

  @Override
  public long newSnapshotId() {
    return below.newSnapshotId();
  }
}
