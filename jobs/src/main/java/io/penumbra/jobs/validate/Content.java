package io.penumbra.jobs.validate;

import io.penumbra.jobs.validate.read.StorageFailure;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.io.CloseableIterable;

/**
 * What a lane holds at one of its snapshots.
 *
 * @param table a table with the lane's files
 * @param schema the lane's schema, whatever the table's current one is
 * @param snapshotId the snapshot; never a branch name, which would be read with main's schema
 */
record Content(Table table, Schema schema, long snapshotId) {
  Content {
    Objects.requireNonNull(table, "table");
    Objects.requireNonNull(schema, "schema");
  }

  /** Its data files, each with the deletes that apply to it. */
  List<FileScanTask> files(Schema columns) {
    List<FileScanTask> files = new ArrayList<>();
    try (CloseableIterable<FileScanTask> planned =
        table.newScan().useSnapshot(snapshotId).project(columns).planFiles()) {
      planned.forEach(files::add);
    } catch (IOException e) {
      throw StorageFailure.of("The files of snapshot " + snapshotId + " can't be listed", e);
    }
    return files;
  }
}
