package io.penumbra.jobs.sql;

import java.util.List;
import java.util.Objects;
import org.apache.iceberg.BaseTable;
import org.apache.iceberg.HasTableOperations;
import org.apache.iceberg.SerializableTable;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotRef;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.TableMetadataParser;
import org.apache.iceberg.flink.TableLoader;
import org.apache.iceberg.io.FileIO;

/**
 * A table at one snapshot that carries all it needs: whoever opens it sees this very snapshot with
 * this very schema, and asks no catalog.
 *
 * @param json metadata that knows no other snapshot
 */
record PinnedTable(String name, FileIO io, String json) implements TableLoader {
  private static final long serialVersionUID = 1L;

  PinnedTable {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(io, "io");
    Objects.requireNonNull(json, "json");
  }

  /**
   * @param table whose current schema is to be read; a lane's view for a lane
   */
  static PinnedTable at(Table table, long snapshotId) {
    TableMetadata metadata = ((HasTableOperations) table).operations().current();
    List<Long> others =
        metadata.snapshots().stream()
            .map(Snapshot::snapshotId)
            .filter(id -> id != snapshotId)
            .toList();
    TableMetadata pinned =
        TableMetadata.buildFrom(metadata)
            .setBranchSnapshot(snapshotId, SnapshotRef.MAIN_BRANCH)
            .removeSnapshots(others)
            .discardChanges()
            .build();
    return new PinnedTable(
        table.name(), SerializableTable.copyOf(table).io(), TableMetadataParser.toJson(pinned));
  }

  @Override
  public void open() {}

  @Override
  public boolean isOpen() {
    return true;
  }

  @Override
  public Table loadTable() {
    return new BaseTable(new PinnedOperations(io, TableMetadataParser.fromJson(json)), name);
  }

  @Override
  @SuppressWarnings({"checkstyle:NoClone", "MethodDoesntCallSuperMethod"})
  public TableLoader clone() {
    return this;
  }

  @Override
  public void close() {}
}
