package io.penumbra.jobs.validate.column;

import io.penumbra.compare.Buffer;
import io.penumbra.compare.RowEncoding;
import java.util.Arrays;
import java.util.List;
import org.apache.iceberg.StructLike;

/** Some encoded rows, one behind the other in an array that is used again and again. */
public final class EncodedRows {
  /** No more rows than these are held at once. */
  public static final int MOST = Column.MOST_ROWS;

  private final Buffer buffer = new Buffer();

  /** Where each row begins, and behind the last one where it ends. */
  private final int[] starts = new int[MOST + 1];

  private final int[] at = new int[MOST];
  private int count;

  /** How many rows there are. */
  public int count() {
    return count;
  }

  /** How many bytes all rows have. */
  public int size() {
    return starts[count];
  }

  /** The array that holds the rows; another one after more were added. */
  public byte[] bytes() {
    return buffer.bytes();
  }

  public int start(int row) {
    return starts[row];
  }

  public int length(int row) {
    return starts[row + 1] - starts[row];
  }

  public byte[] copy(int row) {
    return Arrays.copyOfRange(buffer.bytes(), starts[row], starts[row + 1]);
  }

  public void clear() {
    buffer.clear();
    count = 0;
  }

  /** Adds a row of Iceberg's generic data model. */
  public void add(RowEncoding encoding, StructLike row) {
    encoding.write(row, buffer);
    starts[++count] = buffer.size();
  }

  /** Takes the place of all rows: the cells of some rows, column by column. */
  void fill(List<Column> columns, long[] sizes, int from, int to) {
    count = to - from;
    for (int i = 0; i < count; i++) {
      starts[i + 1] = Math.toIntExact(starts[i] + sizes[from + i]);
    }
    buffer.clear();
    byte[] out = buffer.room(starts[count]);
    System.arraycopy(starts, 0, at, 0, count);
    for (Column column : columns) {
      column.write(out, at, from, to);
    }
    buffer.wrote(starts[count]);
  }
}
