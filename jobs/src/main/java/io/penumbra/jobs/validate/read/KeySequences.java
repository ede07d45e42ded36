package io.penumbra.jobs.validate.read;

import io.penumbra.digest.RowHash;

/**
 * Up to which sequence number rows of a key are deleted, by the key's hash: 24 bytes a key in flat
 * arrays, where a set of rows takes ten times as much. Two keys of one 128-bit hash are taken for
 * the same, as in all hashing here.
 */
final class KeySequences {
  private static final int FEWEST = 1 << 10;

  private long[] first = new long[FEWEST];
  private long[] second = new long[FEWEST];

  /** 0 where there is no key: deletes have positive numbers. */
  private long[] sequences = new long[FEWEST];

  private int size;

  int size() {
    return size;
  }

  /** Notes that rows of a key are deleted if their sequence number is smaller. */
  void put(RowHash key, long sequence) {
    if (2 * size >= sequences.length) {
      grow();
    }
    int at = find(key.first(), key.second());
    if (sequences[at] == 0) {
      size++;
    }
    first[at] = key.first();
    second[at] = key.second();
    sequences[at] = Math.max(sequences[at], sequence);
  }

  /** The highest number noted for a key, 0 for none. */
  long of(RowHash key) {
    return sequences[find(key.first(), key.second())];
  }

  private int find(long one, long other) {
    int mask = sequences.length - 1;
    int at = (int) one & mask;
    while (sequences[at] != 0 && (first[at] != one || second[at] != other)) {
      at = (at + 1) & mask;
    }
    return at;
  }

  private void grow() {
    long[] oldFirst = first;
    long[] oldSecond = second;
    long[] oldSequences = sequences;
    int length = Math.multiplyExact(2, oldSequences.length);
    first = new long[length];
    second = new long[length];
    sequences = new long[length];
    for (int i = 0; i < oldSequences.length; i++) {
      if (oldSequences[i] != 0) {
        int at = find(oldFirst[i], oldSecond[i]);
        first[at] = oldFirst[i];
        second[at] = oldSecond[i];
        sequences[at] = oldSequences[i];
      }
    }
  }
}
