package io.penumbra.catalog.view;

import io.penumbra.lane.Lane;
import io.penumbra.lane.Shape;
import java.util.Map;
import org.apache.iceberg.SnapshotRef;
import org.apache.iceberg.TableMetadata;

/** A table's metadata as one of its lanes sees it. */
public final class LaneProjection {
  /** Holds main's real head in a view, so that nothing of it counts as unreferenced there. */
  static final String PRIMARY_REF = "penumbra__primary";

  private static final String VIEW_PROPERTY = "penumbra.view";

  private LaneProjection() {}

  /** The metadata with the lane's head as main's. */
  public static TableMetadata of(TableMetadata metadata, Lane lane) {
    SnapshotRef head = metadata.ref(lane.branch());
    TableMetadata.Builder view = shaped(metadata, lane);
    return head == null ? view.build() : withHead(view, metadata, head.snapshotId()).build();
  }

  /** The metadata with one of the lane's snapshots as main's head, and that snapshot's schema. */
  public static TableMetadata at(TableMetadata metadata, Lane lane, long snapshotId) {
    Integer schemaId = metadata.snapshot(snapshotId).schemaId();
    TableMetadata.Builder view = shaped(metadata, lane);
    if (schemaId != null) {
      view.setCurrentSchema(schemaId);
    }
    return withHead(view, metadata, snapshotId).build();
  }

  /**
   * The property makes even the primary's view differ from the real metadata: it must never carry
   * the real metadata location, or tasks that plan would load the real main.
   */
  private static TableMetadata.Builder shaped(TableMetadata metadata, Lane lane) {
    Shape shape = lane.shape();
    return TableMetadata.buildFrom(metadata)
        .setProperties(Map.of(VIEW_PROPERTY, lane.id().value()))
        .setCurrentSchema(shape.schemaId())
        .setDefaultPartitionSpec(shape.specId())
        .setDefaultSortOrder(shape.sortOrderId())
        .discardChanges();
  }

  private static TableMetadata.Builder withHead(
      TableMetadata.Builder view, TableMetadata metadata, long snapshotId) {
    SnapshotRef main = metadata.ref(SnapshotRef.MAIN_BRANCH);
    if (main != null) {
      view.setRef(PRIMARY_REF, SnapshotRef.branchBuilder(main.snapshotId()).build());
    }
    return view.setBranchSnapshot(snapshotId, SnapshotRef.MAIN_BRANCH);
  }
}
