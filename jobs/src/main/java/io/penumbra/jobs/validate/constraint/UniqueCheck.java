package io.penumbra.jobs.validate.constraint;

import io.penumbra.jobs.validate.read.RowBatch;
import java.util.List;
import org.apache.iceberg.FileScanTask;

/**
 * Looks for rows that share values. Where some rows are proven to share none, those that came are
 * counted by their values, and the proven ones only where they have such values: whatever shares
 * values now has a row among those that came.
 */
final class UniqueCheck {
  private final TableColumns columns;
  private final List<Integer> unique;
  private final SqlValues values;
  private final long most;

  /**
   * @param unique field ids of the columns
   * @param most values that are held at once; where there are more, files are read several times
   */
  UniqueCheck(TableColumns columns, List<Integer> unique, long most) {
    this.columns = columns;
    this.unique = unique;
    this.values = SqlValues.of(columns.schema(), unique);
    this.most = most;
  }

  /**
   * Counts rows that share values, and looks a second time for what to call them.
   *
   * @param told field ids of what is told of a row
   */
  Broken check(ShadowFiles files, List<Integer> told) {
    Broken broken = new Broken();
    long passes = (files.rowsAdded() + most - 1) / most;
    for (long pass = 0; pass < passes; pass++) {
      new Pass(new HashedRows(values, pass, passes)).check(files, told, broken);
    }
    return broken;
  }

  /** One look at some of the values. */
  private final class Pass {
    private final HashedRows meant;
    private final ValueCounts counts = new ValueCounts();
    private final TableColumns.Reader reader = columns.reader(unique, List.of());

    Pass(HashedRows meant) {
      this.meant = meant;
    }

    void check(ShadowFiles files, List<Integer> told, Broken broken) {
      ValueBounds bounds = ValueBounds.of(columns, unique);
      boolean bounded = !files.known().isEmpty();
      for (FileScanTask file : files.added()) {
        reader.read(file, rows -> count(rows, bounded ? bounds : null));
      }
      if (counts.size() == 0) {
        return;
      }
      List<FileScanTask> known = bounds.mayHold(files.known());
      for (FileScanTask file : known) {
        reader.read(file, rows -> meant.each(rows, (hash, row) -> counts.addToOthers(hash)));
      }
      long shared = counts.shared();
      broken.count(shared);
      if (shared > 0 && !broken.enough()) {
        List<FileScanTask> all = new ShadowFiles(files.added(), known).all();
        Told.of(columns, unique, told).look(all, this::sharing, broken);
      }
    }

    private void count(RowBatch rows, ValueBounds bounds) {
      meant.each(
          rows,
          (hash, row) -> {
            counts.add(hash);
            if (bounds != null) {
              bounds.add(rows.key(row));
            }
          });
    }

    private long sharing(RowBatch rows, int row) {
      return meant.of(rows, row).map(counts::of).filter(count -> count > 1).orElse(0L);
    }
  }
}
