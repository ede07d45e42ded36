package io.penumbra.jobs.validate.constraint;

import io.penumbra.compare.Cells;
import io.penumbra.jobs.validate.read.RowBatch;
import io.penumbra.sql.constraint.ConstraintRun;
import java.util.ArrayList;
import java.util.List;

/** Rows that break a constraint: all are counted, some are told. */
final class Broken {
  private final List<List<Object>> rows = new ArrayList<>();
  private long total;

  /** Some of them: with how many rows each one breaks it, the constraint's columns, the key. */
  List<List<Object>> rows() {
    return rows;
  }

  /** How many there are. */
  long total() {
    return total;
  }

  void count(long more) {
    total += more;
  }

  /** Whether enough are told. */
  boolean enough() {
    return rows.size() >= ConstraintRun.MOST_ROWS;
  }

  /**
   * Tells those of some rows that break it.
   *
   * @param fieldIds of the rows' cells, in their order
   * @param told field ids of what is told
   */
  void tell(RowBatch batch, RowTest test, List<Integer> fieldIds, List<Integer> told) {
    for (int i = 0; i < batch.size() && !enough(); i++) {
      long with = test.of(batch, i);
      if (with > 0) {
        rows.add(row(with, cells(batch, i), fieldIds, told));
      }
    }
  }

  /** A row is its own key where no other columns are read. */
  private static List<Object> cells(RowBatch batch, int row) {
    byte[] cells = batch.row(row);
    return Cells.values(cells, 0, cells.length);
  }

  private static List<Object> row(
      long with, List<Object> cells, List<Integer> fieldIds, List<Integer> told) {
    List<Object> row = new ArrayList<>();
    row.add(with);
    told.forEach(id -> row.add(cells.get(fieldIds.indexOf(id))));
    return row;
  }
}
