package io.penumbra.jobs.validate.constraint;

import java.util.List;
import org.apache.iceberg.FileScanTask;

/**
 * A table that a constraint leads to, at one moment.
 *
 * @param files its data files, each with its deletes
 */
public record ReferencedTable(TableColumns columns, List<FileScanTask> files) {
  public ReferencedTable {
    files = List.copyOf(files);
  }
}
