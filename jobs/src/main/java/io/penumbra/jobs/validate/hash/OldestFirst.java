package io.penumbra.jobs.validate.hash;

import java.util.Comparator;
import java.util.List;
import org.apache.iceberg.FileScanTask;

/**
 * The order of data files in which the files of an earlier run come as they came then, and new ones
 * after them. A scan lists them in another order each time.
 */
final class OldestFirst {
  private static final Comparator<FileScanTask> ORDER =
      Comparator.comparingLong(OldestFirst::sequence)
          .thenComparing(task -> task.file().location())
          .thenComparingLong(FileScanTask::start);

  private OldestFirst() {}

  static List<FileScanTask> of(List<FileScanTask> tasks) {
    return tasks.stream().sorted(ORDER).toList();
  }

  private static long sequence(FileScanTask task) {
    Long sequence = task.file().dataSequenceNumber();
    return sequence == null ? 0 : sequence;
  }
}
