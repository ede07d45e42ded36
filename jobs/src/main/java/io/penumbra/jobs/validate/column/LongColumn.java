package io.penumbra.jobs.validate.column;

import io.penumbra.compare.CellFormat;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.page.DictionaryPage;

/** A column whose values fit a long. */
final class LongColumn extends FileColumn {
  private static final long MICROS_PER_SECOND = 1_000_000;
  private static final int NANOS_PER_MICRO = 1_000;
  private static final long NANOS_PER_SECOND = 1_000_000_000;

  private final byte kind;
  private final LongForm form;
  private final int scale;
  private final long[] values = new long[MOST_ROWS];

  private long[] dictionary;
  private Longs source;

  /**
   * @param kind code of the cells' kind
   * @param scale of decimals
   */
  LongColumn(ColumnDescriptor descriptor, byte kind, LongForm form, int scale) {
    super(descriptor);
    this.kind = kind;
    this.form = form;
    this.scale = scale;
  }

  @Override
  void dictionary(ColumnDescriptor column, DictionaryPage page) {
    dictionary = Dictionaries.longs(column, page);
  }

  @Override
  void page(Page next) {
    source = Longs.of(next, dictionary);
  }

  @Override
  void values(int count) {
    source.read(values, count);
  }

  @Override
  void move(int from, int to) {
    values[to] = values[from];
  }

  @Override
  public void addSizes(long[] sizes, int count) {
    boolean some = someMissing();
    for (int i = 0; i < count; i++) {
      sizes[i] += some && missing(i) ? CellFormat.NULL_SIZE : size(values[i]);
    }
  }

  private int size(long value) {
    return switch (form) {
      case BOOLEAN -> CellFormat.HEADER + 1;
      case NUMBER, TIME, FLOAT, DOUBLE -> CellFormat.LONG_SIZE;
      case MICROS, NANOS -> CellFormat.TIME_SIZE;
      case DECIMAL -> CellFormat.DECIMAL_HEADER + CellFormat.decimalLength(value);
    };
  }

  @Override
  public void write(byte[] out, int[] at, int from, int to) {
    boolean some = someMissing();
    for (int i = from; i < to; i++) {
      at[i - from] =
          some && missing(i)
              ? CellFormat.putNull(out, at[i - from])
              : put(values[i], out, at[i - from]);
    }
  }

  private int put(long value, byte[] out, int at) {
    return switch (form) {
      case BOOLEAN -> CellFormat.putBoolean(kind, value != 0, out, at);
      case NUMBER -> CellFormat.putLong(kind, value, out, at);
      case TIME -> CellFormat.putLong(kind, value * NANOS_PER_MICRO, out, at);
      case FLOAT -> CellFormat.putDouble(kind, Float.intBitsToFloat((int) value), out, at);
      case DOUBLE -> CellFormat.putDouble(kind, Double.longBitsToDouble(value), out, at);
      case MICROS -> {
        long second = Math.floorDiv(value, MICROS_PER_SECOND);
        int nanos = (int) (value - second * MICROS_PER_SECOND) * NANOS_PER_MICRO;
        yield CellFormat.putTime(kind, second, nanos, out, at);
      }
      case NANOS -> {
        long second = Math.floorDiv(value, NANOS_PER_SECOND);
        yield CellFormat.putTime(kind, second, (int) (value - second * NANOS_PER_SECOND), out, at);
      }
      case DECIMAL -> CellFormat.putDecimal(kind, scale, value, out, at);
    };
  }
}
