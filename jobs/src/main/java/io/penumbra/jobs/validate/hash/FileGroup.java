package io.penumbra.jobs.validate.hash;

import io.penumbra.compare.Side;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.apache.iceberg.FileScanTask;

/**
 * Parts of data files that are hashed together: the unit of work, whose result can be kept.
 *
 * @param number tells it from other groups of the same comparison
 */
record FileGroup(Side side, int number, List<FileScanTask> parts) implements Serializable {
  /** Many small files are no more than this at once, so that progress is seen. */
  private static final int MOST_PARTS = 256;

  FileGroup {
    parts = new ArrayList<>(parts);
  }

  /**
   * Puts parts together to groups of about {@code bytes}, in their order.
   *
   * @param firstNumber of the first group
   */
  static List<FileGroup> of(Side side, int firstNumber, List<FileScanTask> parts, long bytes) {
    List<FileGroup> groups = new ArrayList<>();
    List<FileScanTask> together = new ArrayList<>();
    long size = 0;
    for (FileScanTask part : parts) {
      if (!together.isEmpty() && (size + part.length() > bytes || together.size() == MOST_PARTS)) {
        groups.add(new FileGroup(side, firstNumber + groups.size(), together));
        together.clear();
        size = 0;
      }
      together.add(part);
      size += part.length();
    }
    if (!together.isEmpty()) {
      groups.add(new FileGroup(side, firstNumber + groups.size(), together));
    }
    return groups;
  }

  /** Size of the parts in bytes, as stored, with the deletes of each. */
  long bytes() {
    return parts.stream().mapToLong(FileScanTask::sizeBytes).sum();
  }
}
