package io.penumbra.compare;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Reads rows that {@link RowEncoding} made. */
public final class Cells {
  private Cells() {}

  /**
   * The values of an encoded row in the order of their field ids, as JSON knows them: Long, Boolean
   * or text; null is NULL.
   */
  public static List<Object> texts(byte[] row) {
    return split(row).stream().map(Cells::simple).collect(Collectors.toList());
  }

  /**
   * The values of the row in some part of an array, in the order of their field ids: Boolean, Long,
   * Double, BigDecimal, String, UUID, ByteBuffer or a class of java.time; lists of cells for nested
   * ones; null is NULL.
   */
  public static List<Object> values(byte[] bytes, int start, int size) {
    List<Object> values = new ArrayList<>();
    ByteBuffer rest = ByteBuffer.wrap(bytes, start, size);
    while (rest.hasRemaining()) {
      values.add(Values.of(next(rest)));
    }
    return values;
  }

  /** Whether one of an encoded row's values is NULL. */
  public static boolean anyNull(byte[] row) {
    return anyNull(row, 0, row.length);
  }

  /** Whether one of the values of the row in some part of an array is NULL. */
  public static boolean anyNull(byte[] bytes, int start, int size) {
    ByteBuffer rest = ByteBuffer.wrap(bytes, start, size);
    while (rest.hasRemaining()) {
      int length = rest.getInt();
      if (length == CellFormat.NULL) {
        return true;
      }
      rest.position(rest.position() + length);
    }
    return false;
  }

  /** Takes the cells of a row one by one. */
  @FunctionalInterface
  public interface Taker {
    /**
     * @param cell its place in the row, from 0 on, in the order of the field ids
     * @param start where it begins in the array, with its length
     */
    void take(int cell, int start, int length);
  }

  /** Hands on where the cells are of the row in some part of an array. */
  public static void each(byte[] bytes, int start, int size, Taker taker) {
    ByteBuffer rest = ByteBuffer.wrap(bytes);
    int at = start;
    for (int cell = 0; at < start + size; cell++) {
      int length = Integer.BYTES + Math.max(rest.getInt(at), 0);
      taker.take(cell, at, length);
      at += length;
    }
  }

  private static Object simple(ByteBuffer cell) {
    Object value = Values.of(cell);
    return value instanceof Long || value instanceof Boolean
        ? value
        : Values.text(cell).orElse(null);
  }

  /** The cells of an encoded row in the order of their field ids. */
  static List<ByteBuffer> split(byte[] row) {
    List<ByteBuffer> cells = new ArrayList<>();
    ByteBuffer rest = ByteBuffer.wrap(row);
    while (rest.hasRemaining()) {
      cells.add(next(rest));
    }
    return cells;
  }

  /** Takes one cell, its length included. */
  static ByteBuffer next(ByteBuffer rest) {
    int length = Math.max(rest.getInt(rest.position()), 0);
    ByteBuffer cell = rest.slice(rest.position(), Integer.BYTES + length);
    rest.position(rest.position() + Integer.BYTES + length);
    return cell;
  }
}
