package io.penumbra.jobs.sql;

import java.util.Objects;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;

/**
 * A table at one of its snapshots.
 *
 * @param table with the schema to read by as its current one; a lane's view for a lane
 * @param snapshotId never a branch, which would be read with main's schema
 */
public record PinnedLane(Table table, long snapshotId) {
  public PinnedLane {
    Objects.requireNonNull(table, "table");
  }

  Schema schema() {
    return table.schema();
  }
}
