package io.penumbra.compare;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** Bytes that grow at the end; big-endian. Reused from row to row. */
final class Buffer {
  private ByteBuffer bytes = ByteBuffer.allocate(512);

  void clear() {
    bytes.clear();
  }

  byte[] copy() {
    return Arrays.copyOf(bytes.array(), bytes.position());
  }

  void put(byte value) {
    room(Byte.BYTES).put(value);
  }

  void put(int value) {
    room(Integer.BYTES).putInt(value);
  }

  void put(long value) {
    room(Long.BYTES).putLong(value);
  }

  void put(byte[] values) {
    room(values.length).put(values);
  }

  void put(ByteBuffer values) {
    room(values.remaining()).put(values.duplicate());
  }

  /** Leaves room for a length, to be filled in by {@link #close}. */
  int open() {
    put(0);
    return bytes.position();
  }

  /** Fills in the length of what came after {@code start}. */
  void close(int start) {
    bytes.putInt(start - Integer.BYTES, bytes.position() - start);
  }

  private ByteBuffer room(int more) {
    if (bytes.remaining() < more) {
      int size = Math.max(Math.addExact(bytes.position(), more), 2 * bytes.capacity());
      bytes = ByteBuffer.allocate(Math.max(size, 0)).put(bytes.flip());
    }
    return bytes;
  }
}
