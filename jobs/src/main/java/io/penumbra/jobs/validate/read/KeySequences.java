package io.penumbra.jobs.validate.read;

import io.penumbra.digest.RowHash;

/**
 * Up to which sequence number rows of a key are deleted, by the key's hash: a flat table of 24
 * bytes for each of at most three times as many places as there are keys, where a set of rows takes
 * several times as much. Two keys of one 128-bit hash are taken for the same, as in all hashing
 * here.
 */
final class KeySequences {
  private static final int FEWEST = 1 << 10;

  /** Longs of a place: both halves of a key's hash, and its number, 0 where there is no key. */
  private static final int WIDTH = 3;

  private static final int SECOND = 1;
  private static final int SEQUENCE = 2;

  private int places = FEWEST;
  private long[] table = new long[WIDTH * places];

  /** Most rows are not deleted: for these the table need not be looked at. */
  private LikelyKeys likely = new LikelyKeys(places);

  private int size;

  int size() {
    return size;
  }

  /**
   * Notes that rows of a key are deleted if their sequence number is smaller.
   *
   * @param sequence positive
   */
  void put(RowHash key, long sequence) {
    if (size >= places / 4 * 3) {
      grow();
    }
    int at = find(key);
    if (table[at + SEQUENCE] == 0) {
      size++;
    }
    set(at, key, Math.max(table[at + SEQUENCE], sequence));
  }

  /** The highest number noted for a key, 0 for none. */
  long of(RowHash key) {
    return likely.maybe(key) ? table[find(key) + SEQUENCE] : 0;
  }

  /** Where a key is in the table, or should be. */
  private int find(RowHash key) {
    int mask = places - 1;
    int place = (int) key.first() & mask;
    while (isOther(WIDTH * place, key)) {
      place = (place + 1) & mask;
    }
    return WIDTH * place;
  }

  private boolean isOther(int at, RowHash key) {
    return table[at + SEQUENCE] != 0
        && (table[at] != key.first() || table[at + SECOND] != key.second());
  }

  private void set(int at, RowHash key, long sequence) {
    table[at] = key.first();
    table[at + SECOND] = key.second();
    table[at + SEQUENCE] = sequence;
    likely.add(key);
  }

  private void grow() {
    long[] old = table;
    places = Math.multiplyExact(2, places);
    table = new long[Math.multiplyExact(WIDTH, places)];
    likely = new LikelyKeys(places);
    for (int at = 0; at < old.length; at += WIDTH) {
      if (old[at + SEQUENCE] != 0) {
        RowHash key = new RowHash(old[at], old[at + SECOND]);
        set(find(key), key, old[at + SEQUENCE]);
      }
    }
  }
}
