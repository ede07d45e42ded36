package io.penumbra.jobs.mirror.write;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Which row of this epoch holds a key: the one map that all lanes of a table share. Rows are named
 * by their ordinal in the epoch; each lane knows in which file an ordinal lies.
 *
 * <p>An open hash table over one array of bytes. An entry is {hash, row, length, key bytes}; the
 * handle of an entry is its offset, and stays valid until {@link #clear()}.
 */
final class KeyIndex {
  /** The key was not seen in this epoch. */
  static final int UNSEEN = -2;

  /** The key was seen, and no row of this epoch holds it now. */
  static final int NONE = -1;

  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final int HEADER = 12;
  private static final int FIRST_SLOTS = 256;
  private static final int FIRST_BYTES = 8 << 10; // 8 KiB
  private static final int LARGEST = Integer.MAX_VALUE - 16;

  private int[] slots = new int[FIRST_SLOTS];
  private byte[] entries = new byte[FIRST_BYTES];
  private int end;
  private int size;

  /** The entry of a key; made, with row {@link #UNSEEN}, where there is none. */
  int locate(byte[] key, int length) {
    int hash = hash(key, length);
    int mask = slots.length - 1;
    int slot = hash & mask;
    while (slots[slot] != 0) {
      int entry = slots[slot] - 1;
      if (holds(entry, hash, key, length)) {
        return entry;
      }
      slot = (slot + 1) & mask;
    }
    int entry = append(hash, key, length);
    slots[slot] = entry + 1;
    size++;
    if (size > slots.length / 2) {
      grow();
    }
    return entry;
  }

  int row(int entry) {
    return (int) INTS.get(entries, entry + 4);
  }

  void row(int entry, int row) {
    INTS.set(entries, entry + 4, row);
  }

  /** Number of keys seen. */
  int size() {
    return size;
  }

  /** Forgets everything, and gives large arrays back. */
  void clear() {
    if (size == 0) {
      return;
    }
    slots = new int[FIRST_SLOTS];
    entries = new byte[FIRST_BYTES];
    end = 0;
    size = 0;
  }

  private boolean holds(int entry, int hash, byte[] key, int length) {
    return (int) INTS.get(entries, entry) == hash
        && (int) INTS.get(entries, entry + 8) == length
        && Arrays.equals(entries, entry + HEADER, entry + HEADER + length, key, 0, length);
  }

  private int append(int hash, byte[] key, int length) {
    int entry = end;
    long needed = (long) end + HEADER + length;
    if (needed > entries.length) {
      entries = Arrays.copyOf(entries, larger(needed));
    }
    INTS.set(entries, entry, hash);
    INTS.set(entries, entry + 4, UNSEEN);
    INTS.set(entries, entry + 8, length);
    System.arraycopy(key, 0, entries, entry + HEADER, length);
    end = (int) needed;
    return entry;
  }

  private int larger(long needed) {
    if (needed > LARGEST) {
      throw new IllegalStateException(
          "The keys of one epoch exceed 2 GiB (" + size + " keys): checkpoint more often");
    }
    return (int) Math.min(LARGEST, Math.max(needed, entries.length * 2L));
  }

  private void grow() {
    int[] larger = new int[slots.length * 2];
    int mask = larger.length - 1;
    for (int taken : slots) {
      if (taken != 0) {
        int slot = (int) INTS.get(entries, taken - 1) & mask;
        while (larger[slot] != 0) {
          slot = (slot + 1) & mask;
        }
        larger[slot] = taken;
      }
    }
    slots = larger;
  }

  private static int hash(byte[] key, int length) {
    long hash = length;
    int at = 0;
    for (; at + 8 <= length; at += 8) {
      hash = mix(hash ^ (long) LONGS.get(key, at));
    }
    for (; at < length; at++) {
      hash = mix(hash ^ key[at]);
    }
    return (int) (hash ^ (hash >>> 32));
  }

  private static long mix(long value) {
    long mixed = value * 0x9E3779B97F4A7C15L;
    return mixed ^ (mixed >>> 29);
  }
}
