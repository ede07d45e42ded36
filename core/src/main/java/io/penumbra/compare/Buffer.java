package io.penumbra.compare;

import java.util.Arrays;

/** Bytes that grow at the end. Reused from row to row, not thread-safe. */
public final class Buffer {
  /** The longest array that every JVM has. */
  private static final int MOST = Integer.MAX_VALUE - 8;

  private byte[] bytes = new byte[512];
  private int size;

  public void clear() {
    size = 0;
  }

  /** The bytes written so far. */
  public byte[] copy() {
    return Arrays.copyOf(bytes, size);
  }

  /** The array that was written to, which is longer; another one after {@link #room}. */
  public byte[] bytes() {
    return bytes;
  }

  /** Where the next byte goes. */
  public int size() {
    return size;
  }

  /** Makes room for more bytes and returns the array to write them to. */
  public byte[] room(int more) {
    int needed = Math.addExact(size, more);
    if (needed > bytes.length) {
      bytes = Arrays.copyOf(bytes, (int) Math.max(needed, Math.min(2L * bytes.length, MOST)));
    }
    return bytes;
  }

  public void append(byte[] more) {
    System.arraycopy(more, 0, room(more.length), size, more.length);
    size += more.length;
  }

  /** Says up to where was written. */
  public void wrote(int end) {
    size = end;
  }
}
