package io.penumbra.digest;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Hashes single cells: murmur3 of key, field id, cell. Added up by column they name the columns
 * that differ; with the key in them they see values that were swapped between rows. Not
 * thread-safe.
 */
public final class CellHasher {
  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

  private byte[] bytes = new byte[256];
  private int key;

  /** Takes the encoded key of the row whose cells follow; nothing where there is no key. */
  public void row(byte[] from, int start, int length) {
    room(0, length);
    System.arraycopy(from, start, bytes, 0, length);
    key = length;
  }

  /** Hashes an encoded cell of the row. */
  public RowHash cell(int fieldId, byte[] from, int start, int length) {
    int cell = key + Integer.BYTES;
    room(key, Integer.BYTES + length);
    INTS.set(bytes, key, fieldId);
    System.arraycopy(from, start, bytes, cell, length);
    return RowHash.of(bytes, 0, cell + length);
  }

  private void room(int kept, int more) {
    if (kept + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.addExact(kept, more));
    }
  }
}
