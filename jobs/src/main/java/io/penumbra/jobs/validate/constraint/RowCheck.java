package io.penumbra.jobs.validate.constraint;

import java.util.List;
import org.apache.iceberg.FileScanTask;

/** Checks what must hold of each row by itself: rows that were proven need not be read again. */
final class RowCheck {
  private final TableColumns columns;
  private final List<Integer> tested;
  private final RowTest test;

  /**
   * @param tested field ids of the columns that decide
   */
  RowCheck(TableColumns columns, List<Integer> tested, RowTest test) {
    this.columns = columns;
    this.tested = tested;
    this.test = test;
  }

  /**
   * Counts rows that break it, and looks a second time for what to call them.
   *
   * @param told field ids of what is told of a row
   */
  Broken check(ShadowFiles files, List<Integer> told) {
    Broken broken = new Broken();
    TableColumns.Reader reader = columns.reader(tested, List.of());
    for (FileScanTask file : files.added()) {
      reader.read(
          file,
          rows -> {
            for (int i = 0; i < rows.size(); i++) {
              broken.count(test.of(rows, i) > 0 ? 1 : 0);
            }
          });
    }
    if (broken.total() > 0) {
      Told.of(columns, tested, told).look(files.added(), test, broken);
    }
    return broken;
  }
}
