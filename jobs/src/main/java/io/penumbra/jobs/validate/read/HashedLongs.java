package io.penumbra.jobs.validate.read;

import io.penumbra.digest.RowHash;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * A number for each of some keys, by the key's hash: a flat table of 24 bytes for each of at most
 * three times as many places as there are keys, where a map takes several times as much. Two keys
 * of one 128-bit hash are taken for the same, as in all hashing here. Not thread-safe.
 */
public final class HashedLongs {
  private static final int FEWEST = 1 << 10;

  /** Longs of a place: both halves of a key's hash, and its number, 0 where there is no key. */
  private static final int WIDTH = 3;

  private static final int SECOND = 1;
  private static final int NUMBER = 2;

  private int places = FEWEST;
  private long[] table = new long[WIDTH * places];

  /** Most keys that are asked for are not there: for these the table need not be looked at. */
  private LikelyKeys likely = new LikelyKeys(places);

  private int size;

  /** How many keys there are. */
  public int size() {
    return size;
  }

  /**
   * Gives a key its number.
   *
   * @param number not 0
   */
  public void put(RowHash key, long number) {
    if (size >= places / 4 * 3) {
      grow();
    }
    int at = find(key);
    if (table[at + NUMBER] == 0) {
      size++;
    }
    set(at, key, number);
  }

  /** The number of a key, 0 for none. */
  public long get(RowHash key) {
    return likely.maybe(key) ? table[find(key) + NUMBER] : 0;
  }

  /** The numbers of all keys. */
  public LongStream numbers() {
    return IntStream.range(0, places)
        .mapToLong(place -> table[WIDTH * place + NUMBER])
        .filter(number -> number != 0);
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
    return table[at + NUMBER] != 0
        && (table[at] != key.first() || table[at + SECOND] != key.second());
  }

  private void set(int at, RowHash key, long number) {
    table[at] = key.first();
    table[at + SECOND] = key.second();
    table[at + NUMBER] = number;
    likely.add(key);
  }

  private void grow() {
    long[] old = table;
    places = Math.multiplyExact(2, places);
    table = new long[Math.multiplyExact(WIDTH, places)];
    likely = new LikelyKeys(places);
    for (int at = 0; at < old.length; at += WIDTH) {
      if (old[at + NUMBER] != 0) {
        RowHash key = new RowHash(old[at], old[at + SECOND]);
        set(find(key), key, old[at + NUMBER]);
      }
    }
  }
}
