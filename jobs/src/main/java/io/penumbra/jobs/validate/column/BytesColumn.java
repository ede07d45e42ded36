package io.penumbra.jobs.validate.column;

import io.penumbra.compare.CellFormat;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.page.DictionaryPage;

/** A column of texts or bytes, which are copied as they are, or of decimals as bytes. */
final class BytesColumn extends FileColumn {
  private final byte kind;
  private final boolean decimal;
  private final int scale;
  private final Slices values = new Slices(MOST_ROWS);

  private Slices dictionary;
  private Bytes source;

  private BytesColumn(ColumnDescriptor descriptor, byte kind, boolean decimal, int scale) {
    super(descriptor);
    this.kind = kind;
    this.decimal = decimal;
    this.scale = scale;
  }

  /**
   * @param kind code of the cells' kind
   */
  static BytesColumn of(ColumnDescriptor descriptor, byte kind) {
    return new BytesColumn(descriptor, kind, false, 0);
  }

  /** Of unscaled values, big-endian. */
  static BytesColumn ofDecimals(ColumnDescriptor descriptor, byte kind, int scale) {
    return new BytesColumn(descriptor, kind, true, scale);
  }

  @Override
  void dictionary(ColumnDescriptor column, DictionaryPage page) {
    dictionary = Dictionaries.bytes(column, page);
  }

  @Override
  void page(Page next) {
    source = Bytes.of(next, dictionary);
  }

  @Override
  void values(int count) {
    source.read(values, count);
    if (decimal) {
      shorten(count);
    }
  }

  /** Leaves out bytes that only repeat the sign. */
  private void shorten(int count) {
    for (int i = 0; i < count; i++) {
      while (values.length[i] > 1 && repeatsSign(values.start[i])) {
        values.start[i]++;
        values.length[i]--;
      }
    }
  }

  private boolean repeatsSign(int at) {
    return values.bytes[at] == values.bytes[at + 1] >> (Byte.SIZE - 1);
  }

  @Override
  void move(int from, int to) {
    values.start[to] = values.start[from];
    values.length[to] = values.length[from];
  }

  @Override
  public void addSizes(long[] sizes, int count) {
    boolean some = someMissing();
    int header = decimal ? CellFormat.DECIMAL_HEADER : CellFormat.HEADER;
    for (int i = 0; i < count; i++) {
      sizes[i] += some && missing(i) ? CellFormat.NULL_SIZE : header + values.length[i];
    }
  }

  @Override
  public void write(byte[] out, int[] at, int from, int to) {
    boolean some = someMissing();
    for (int i = from; i < to; i++) {
      at[i - from] =
          some && missing(i) ? CellFormat.putNull(out, at[i - from]) : put(i, out, at[i - from]);
    }
  }

  private int put(int row, byte[] out, int at) {
    int start = values.start[row];
    int length = values.length[row];
    return decimal
        ? CellFormat.putDecimal(kind, scale, values.bytes, start, length, out, at)
        : CellFormat.putBytes(kind, values.bytes, start, length, out, at);
  }
}
