package io.penumbra.jobs.validate.column;

import java.util.Arrays;
import java.util.List;

/** Some columns of the rows that were read last, and their cells. */
public final class ColumnBlock {
  private final List<Column> columns;
  private final long[] sizes = new long[Column.MOST_ROWS];
  private final EncodedRows rows = new EncodedRows();

  ColumnBlock(List<Column> columns) {
    this.columns = List.copyOf(columns);
  }

  /** Takes the size of each of the rows that were read last. */
  public void measure(int count) {
    Arrays.fill(sizes, 0, count, 0);
    for (Column column : columns) {
      column.addSizes(sizes, count);
    }
  }

  /**
   * The end of the rows from {@code from} on that have no more than {@code mostBytes}; one row is
   * always among them.
   */
  public int fit(int from, int count, long mostBytes) {
    int to = from + 1;
    long bytes = sizes[from];
    while (to < count && bytes + sizes[to] <= mostBytes) {
      bytes += sizes[to++];
    }
    return to;
  }

  /** Encodes measured rows; good until the next ones are. */
  public EncodedRows encode(int from, int to) {
    rows.fill(columns, sizes, from, to);
    return rows;
  }
}
