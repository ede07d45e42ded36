package io.penumbra.jobs.validate.constraint;

import java.util.List;
import org.apache.iceberg.FileScanTask;

/** Looks for rows whose values are not in the table that they refer to. */
final class ReferenceCheck {
  private final TableColumns columns;
  private final Reference reference;
  private final ReferencedTable referenced;
  private final long most;

  /**
   * @param most values that are held at once; where there are more, files are read several times
   */
  ReferenceCheck(TableColumns columns, Reference reference, ReferencedTable referenced, long most) {
    this.columns = columns;
    this.reference = reference;
    this.referenced = referenced;
    this.most = most;
  }

  /**
   * Counts rows that refer to nothing, and looks a second time for what to call them.
   *
   * @param files in all of which rows are looked at: what they refer to may have gone
   * @param told field ids of what is told of a row
   */
  Broken check(List<FileScanTask> files, List<Integer> told) {
    Broken broken = new Broken();
    long rows = files.stream().mapToLong(file -> file.file().recordCount()).sum();
    SqlValues values = SqlValues.of(columns.schema(), reference.fieldIds());
    long passes = (rows + most - 1) / most;
    for (long pass = 0; pass < passes; pass++) {
      check(files, told, new HashedRows(values, pass, passes), broken);
    }
    return broken;
  }

  private void check(
      List<FileScanTask> files, List<Integer> told, HashedRows meant, Broken broken) {
    ValueCounts counts = new ValueCounts();
    TableColumns.Reader from = columns.reader(reference.fieldIds(), List.of());
    for (FileScanTask file : files) {
      from.read(file, rows -> meant.each(rows, (hash, row) -> counts.add(hash)));
    }
    TableColumns.Reader to = referenced.columns().reader(reference.referenced(), List.of());
    for (FileScanTask file : referenced.files()) {
      to.read(file, rows -> meant.each(rows, (hash, row) -> counts.leaveOut(hash)));
    }
    long missing = counts.rows();
    broken.count(missing);
    if (missing > 0 && !broken.enough()) {
      RowTest test = (rows, row) -> meant.of(rows, row).map(counts::of).orElse(0L) > 0 ? 1 : 0;
      Told.of(columns, reference.fieldIds(), told).look(files, test, broken);
    }
  }
}
