package io.penumbra.jobs.validate.constraint;

import java.util.List;
import org.apache.iceberg.FileScanTask;

/**
 * A second look at files with rows that break a constraint, for what to call some of them.
 *
 * @param told field ids of what is told of a row
 */
record Told(TableColumns.Reader reader, List<Integer> told) {
  /**
   * @param tested field ids of the columns that decide
   */
  static Told of(TableColumns columns, List<Integer> tested, List<Integer> told) {
    return new Told(columns.reader(tested, told), told);
  }

  /** Looks into one file after the other until enough rows are told. */
  void look(List<FileScanTask> files, RowTest test, Broken broken) {
    for (FileScanTask file : files) {
      if (broken.enough()) {
        return;
      }
      reader.read(file, rows -> broken.tell(rows, test, reader.fieldIds(), told));
    }
  }
}
