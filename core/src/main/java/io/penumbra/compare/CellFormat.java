package io.penumbra.compare;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The bytes of a cell, in one place for all that write them: a length, or -1 for NULL, then the
 * kind of the value and its canonical bytes; numbers are big-endian. A length in front keeps
 * neighbours apart whatever bytes they hold. Each method writes at a position of an array that has
 * room, and returns the position behind.
 */
public final class CellFormat {
  /** Bytes of a NULL. */
  public static final int NULL_SIZE = Integer.BYTES;

  /** Bytes in front of a value's own: length and kind. */
  public static final int HEADER = Integer.BYTES + 1;

  /** Bytes of a value that is held in a long. */
  public static final int LONG_SIZE = HEADER + Long.BYTES;

  /** Bytes of a timestamp. */
  public static final int TIME_SIZE = HEADER + Long.BYTES + Integer.BYTES;

  /** Bytes in front of a decimal's unscaled value. */
  public static final int DECIMAL_HEADER = HEADER + Integer.BYTES;

  /** Takes the place of the length. */
  static final int NULL = -1;

  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private CellFormat() {}

  public static int putNull(byte[] out, int at) {
    INTS.set(out, at, NULL);
    return at + NULL_SIZE;
  }

  /**
   * @param kind the {@link ValueKind#code}, as everywhere here
   */
  public static int putBoolean(byte kind, boolean value, byte[] out, int at) {
    int start = open(kind, 1, out, at);
    out[start] = (byte) (value ? 1 : 0);
    return start + 1;
  }

  public static int putLong(byte kind, long value, byte[] out, int at) {
    int start = open(kind, Long.BYTES, out, at);
    LONGS.set(out, start, value);
    return start + Long.BYTES;
  }

  /** All NaNs are one value; the two zeros are two. */
  public static int putDouble(byte kind, double value, byte[] out, int at) {
    return putLong(kind, Double.doubleToLongBits(value), out, at);
  }

  /**
   * @param seconds since 1970
   * @param nanos of the second, not negative
   */
  public static int putTime(byte kind, long seconds, int nanos, byte[] out, int at) {
    int start = open(kind, Long.BYTES + Integer.BYTES, out, at);
    LONGS.set(out, start, seconds);
    INTS.set(out, start + Long.BYTES, nanos);
    return start + Long.BYTES + Integer.BYTES;
  }

  /** Texts as UTF-8, and bytes as they are. */
  public static int putBytes(byte kind, byte[] from, int start, int length, byte[] out, int at) {
    int to = open(kind, length, out, at);
    System.arraycopy(from, start, out, to, length);
    return to + length;
  }

  /** How many bytes the shortest two's complement of an unscaled value has. */
  public static int decimalLength(long unscaled) {
    return (Long.SIZE - Long.numberOfLeadingZeros(unscaled ^ (unscaled >> (Long.SIZE - 1))))
            / Byte.SIZE
        + 1;
  }

  public static int putDecimal(byte kind, int scale, long unscaled, byte[] out, int at) {
    int length = decimalLength(unscaled);
    int start = open(kind, Integer.BYTES + length, out, at);
    INTS.set(out, start, scale);
    int end = start + Integer.BYTES + length;
    long rest = unscaled;
    for (int i = end - 1; i >= start + Integer.BYTES; i--) {
      out[i] = (byte) rest;
      rest >>= Byte.SIZE;
    }
    return end;
  }

  /**
   * @param from holds the shortest two's complement of the unscaled value
   */
  public static int putDecimal(
      byte kind, int scale, byte[] from, int start, int length, byte[] out, int at) {
    int to = open(kind, Integer.BYTES + length, out, at);
    INTS.set(out, to, scale);
    System.arraycopy(from, start, out, to + Integer.BYTES, length);
    return to + Integer.BYTES + length;
  }

  /** Writes a number that is part of a nested value. */
  static int putInt(int value, byte[] out, int at) {
    INTS.set(out, at, value);
    return at + Integer.BYTES;
  }

  /** Writes a cell's length and kind; its bytes come behind. */
  static int open(byte kind, int length, byte[] out, int at) {
    INTS.set(out, at, 1 + length);
    out[at + Integer.BYTES] = kind;
    return at + HEADER;
  }
}
