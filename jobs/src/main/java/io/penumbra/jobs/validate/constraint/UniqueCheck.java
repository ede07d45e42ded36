package io.penumbra.jobs.validate.constraint;

import io.penumbra.digest.RowHash;
import io.penumbra.jobs.validate.read.RowBatch;
import io.penumbra.jobs.validate.read.RowSink;
import java.util.ArrayList;
import java.util.List;
import org.apache.iceberg.FileScanTask;

/**
 * Looks for rows that share values. Where some rows are proven to share none, those that came are
 * counted by their values, and the proven ones only where they have such values: whatever shares
 * values now has a row among those that came.
 */
final class UniqueCheck {
  private final ShadowColumns columns;
  private final List<Integer> unique;
  private final SqlValues values;
  private final long most;

  /**
   * @param unique field ids of the columns
   * @param most values that are held at once; where there are more, files are read several times
   */
  UniqueCheck(ShadowColumns columns, List<Integer> unique, long most) {
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
      new Pass(pass, passes).check(files, told, broken);
    }
    return broken;
  }

  /** Rows whose values' hash leaves one remainder. */
  private final class Pass {
    private final long number;
    private final long of;
    private final ValueCounts counts = new ValueCounts();
    private final ShadowColumns.Reader reader = columns.reader(unique, List.of());

    Pass(long number, long of) {
      this.number = number;
      this.of = of;
    }

    void check(ShadowFiles files, List<Integer> told, Broken broken) {
      ValueBounds bounds = ValueBounds.of(columns, unique);
      boolean bounded = !files.known().isEmpty();
      read(files.added(), rows -> count(rows, bounded ? bounds : null));
      if (counts.size() == 0) {
        return;
      }
      List<FileScanTask> known = bounds.mayHold(files.known());
      read(known, rows -> each(rows, (hash, row) -> counts.addToOthers(hash)));
      long shared = counts.shared();
      broken.count(shared);
      if (shared > 0 && !broken.enough()) {
        List<FileScanTask> all = new ArrayList<>(files.added());
        all.addAll(known);
        Told.of(columns, unique, told).look(all, this::sharing, broken);
      }
    }

    private void read(List<FileScanTask> files, RowSink sink) {
      files.forEach(file -> reader.read(file, sink));
    }

    private void count(RowBatch rows, ValueBounds bounds) {
      each(
          rows,
          (hash, row) -> {
            counts.add(hash);
            if (bounds != null) {
              bounds.add(rows.key(row));
            }
          });
    }

    /** NULL equals nothing. */
    private void each(RowBatch rows, Taker taker) {
      for (int i = 0; i < rows.size(); i++) {
        if (!rows.isNullInKey(i)) {
          RowHash hash = values.of(rows, i);
          if (isMeant(hash)) {
            taker.take(hash, i);
          }
        }
      }
    }

    private boolean isMeant(RowHash hash) {
      return of == 1 || Long.remainderUnsigned(hash.second(), of) == number;
    }

    private long sharing(RowBatch rows, int row) {
      if (rows.isNullInKey(row)) {
        return 0;
      }
      RowHash hash = values.of(rows, row);
      long count = isMeant(hash) ? counts.of(hash) : 0;
      return count > 1 ? count : 0;
    }
  }

  /** Takes rows that are meant. */
  @FunctionalInterface
  private interface Taker {
    void take(RowHash hash, int row);
  }
}
