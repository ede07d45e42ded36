package io.penumbra.jobs.validate.column;

import org.apache.parquet.column.page.PageReadStore;

/** A column that has one value in all rows of a file, and that the file need not have. */
final class ConstantColumn implements Column {
  private final byte[] cell;

  /**
   * @param cell the encoded value
   */
  ConstantColumn(byte[] cell) {
    this.cell = cell;
  }

  @Override
  public void open(PageReadStore rowGroup) {}

  @Override
  public int ready() {
    return MOST_ROWS;
  }

  @Override
  public void read(int count) {}

  @Override
  public void addSizes(long[] sizes, int count) {
    for (int i = 0; i < count; i++) {
      sizes[i] += cell.length;
    }
  }

  @Override
  public void write(byte[] out, int[] at, int from, int to) {
    for (int i = from; i < to; i++) {
      System.arraycopy(cell, 0, out, at[i - from], cell.length);
      at[i - from] += cell.length;
    }
  }
}
