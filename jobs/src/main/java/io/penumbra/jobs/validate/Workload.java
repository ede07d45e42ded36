package io.penumbra.jobs.validate;

import io.penumbra.compare.Side;
import io.penumbra.jobs.validate.hash.WantedRows;
import io.penumbra.sample.KeySample;
import java.util.List;
import java.util.stream.Stream;
import org.apache.iceberg.DeleteFile;
import org.apache.iceberg.FileScanTask;

/**
 * Data files of both sides that hold rows of which nothing is known yet.
 *
 * @param wanted which rows these are
 */
record Workload(List<FileScanTask> primary, List<FileScanTask> shadow, WantedRows wanted) {
  Workload {
    primary = List.copyOf(primary);
    shadow = List.copyOf(shadow);
  }

  /** All rows of these files. */
  Workload(List<FileScanTask> primary, List<FileScanTask> shadow) {
    this(primary, shadow, WantedRows.all());
  }

  /** Some rows of these files. */
  Workload only(WantedRows rows) {
    return new Workload(primary, shadow, rows);
  }

  /** A sample of these rows. */
  Workload only(KeySample sample) {
    return only(wanted.only(sample));
  }

  /** All files of both sides. */
  static Workload of(Comparison comparison) {
    return new Workload(
        comparison.primary().files(comparison.plan().primary(), comparison.plan().where()),
        comparison.shadow().files(comparison.plan().shadow(), comparison.plan().where()));
  }

  static Workload nothing() {
    return new Workload(List.of(), List.of());
  }

  List<FileScanTask> of(Side side) {
    return side == Side.PRIMARY ? primary : shadow;
  }

  /** The files of both sides. */
  List<FileScanTask> all() {
    return Stream.concat(primary.stream(), shadow.stream()).toList();
  }

  /** Rows of the side that has more, before deletes, at most. */
  long rowsOfLarger() {
    return Math.min(wanted.most(), Math.max(rows(primary), rows(shadow)));
  }

  private static long rows(List<FileScanTask> files) {
    return files.stream().mapToLong(task -> task.file().recordCount()).sum();
  }

  boolean isEmpty() {
    return primary.isEmpty() && shadow.isEmpty();
  }

  /** Data files of both sides. */
  long files() {
    return (long) primary.size() + shadow.size();
  }

  /** Rows of the data files, before deletes, and of their deletes. */
  long rows() {
    return Stream.concat(primary.stream(), shadow.stream())
        .mapToLong(
            task ->
                task.file().recordCount()
                    + task.deletes().stream().mapToLong(DeleteFile::recordCount).sum())
        .sum();
  }

  /** Size of the data files, deletes included, in bytes. */
  long bytes() {
    return Stream.concat(primary.stream(), shadow.stream())
        .mapToLong(FileScanTask::sizeBytes)
        .sum();
  }
}
