package io.penumbra.jobs.validate;

import io.penumbra.condition.Condition;
import io.penumbra.jobs.validate.read.StorageFailure;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableScan;
import org.apache.iceberg.expressions.InclusiveMetricsEvaluator;
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

  /**
   * Its data files, each with the deletes that apply to it.
   *
   * @param where leaves out files that hold no row of those that are meant; absent for all files
   */
  List<FileScanTask> files(Schema columns, Optional<Condition> where) {
    return where.map(rows -> files(columns, rows)).orElseGet(() -> files(columns));
  }

  /** Files are left out here, not by the scan: it would leave out deletes by what they hold. */
  private List<FileScanTask> files(Schema columns, Condition where) {
    InclusiveMetricsEvaluator evaluator =
        new InclusiveMetricsEvaluator(columns, where.filter(columns));
    List<String> tested = where.fieldIds().stream().map(columns::findColumnName).toList();
    return planned(table.newScan().project(columns).includeColumnStats(tested)).stream()
        .filter(task -> evaluator.eval(task.file()))
        .toList();
  }

  /** Its data files, each with the deletes that apply to it. */
  List<FileScanTask> files(Schema columns) {
    return planned(table.newScan().project(columns));
  }

  /**
   * Its data files, each with its deletes and with what it says of some columns' values and sizes.
   *
   * @param fieldIds of these columns
   */
  List<FileScanTask> filesTelling(Set<Integer> fieldIds) {
    List<String> told = fieldIds.stream().map(schema::findColumnName).toList();
    return planned(table.newScan().includeColumnStats(told));
  }

  private List<FileScanTask> planned(TableScan scan) {
    List<FileScanTask> files = new ArrayList<>();
    try (CloseableIterable<FileScanTask> planned = scan.useSnapshot(snapshotId).planFiles()) {
      planned.forEach(files::add);
    } catch (IOException e) {
      throw StorageFailure.of("The files of snapshot " + snapshotId + " can't be listed", e);
    }
    return files;
  }
}
