package io.penumbra.jobs.validate;

import io.penumbra.compare.Side;
import io.penumbra.sample.KeySample;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.iceberg.DeleteFile;
import org.apache.iceberg.FileScanTask;

/**
 * Data files of both sides that nothing is known of yet.
 *
 * @param sample of which of their rows that is, absent for all
 */
record Workload(List<FileScanTask> primary, List<FileScanTask> shadow, Optional<KeySample> sample) {
  Workload {
    primary = List.copyOf(primary);
    shadow = List.copyOf(shadow);
  }

  /** All rows of these files. */
  Workload(List<FileScanTask> primary, List<FileScanTask> shadow) {
    this(primary, shadow, Optional.empty());
  }

  /** Some rows of these files. */
  Workload only(KeySample rows) {
    return new Workload(primary, shadow, Optional.of(rows));
  }

  /** All files of both sides. */
  static Workload of(Comparison comparison) {
    return new Workload(
        comparison.primary().files(comparison.plan().primary()),
        comparison.shadow().files(comparison.plan().shadow()));
  }

  static Workload nothing() {
    return new Workload(List.of(), List.of());
  }

  List<FileScanTask> of(Side side) {
    return side == Side.PRIMARY ? primary : shadow;
  }

  /** Rows of the side that has more, before deletes. */
  long rowsOfLarger() {
    return Math.max(rows(primary), rows(shadow));
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
