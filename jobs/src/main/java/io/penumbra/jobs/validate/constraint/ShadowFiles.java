package io.penumbra.jobs.validate.constraint;

import java.util.List;
import java.util.stream.Stream;
import org.apache.iceberg.FileScanTask;

/**
 * The data files of a shadow, each with its deletes and with what it says of the values of the
 * columns that constraints name.
 *
 * @param added files of which no proof says that their rows break nothing; all where there is none
 * @param known the others: their rows are all among those that were proven
 */
public record ShadowFiles(List<FileScanTask> added, List<FileScanTask> known) {
  public ShadowFiles {
    added = List.copyOf(added);
    known = List.copyOf(known);
  }

  /** Where nothing is proven. */
  public static ShadowFiles unproven(List<FileScanTask> files) {
    return new ShadowFiles(files, List.of());
  }

  /** Those of which something is proven, too. */
  List<FileScanTask> all() {
    return Stream.concat(added.stream(), known.stream()).toList();
  }

  /** Rows of the files that were added, before deletes. */
  long rowsAdded() {
    return added.stream().mapToLong(task -> task.file().recordCount()).sum();
  }
}
