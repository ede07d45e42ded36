package io.penumbra.jobs.validate.read;

import io.penumbra.digest.RowHash;

/**
 * Tells keys that are not in a set from those that may be, by two bits for each key: so few bytes
 * that they stay in the processor's cache, where the set itself does not.
 */
final class LikelyKeys {
  /** Of a hash: the lower bits tell the word, the highest the bits in it. */
  private static final int ONE_BIT = 58;

  private static final int OTHER_BIT = 52;

  /** Their number is a power of two. */
  private final long[] words;

  /**
   * @param keys a power of two, 64 at least; one in thirty of other keys is taken for likely when
   *     three quarters as many were added
   */
  LikelyKeys(int keys) {
    this.words = new long[keys / Byte.SIZE];
  }

  void add(RowHash key) {
    words[word(key)] |= bits(key);
  }

  /** False for keys that were not added. */
  boolean maybe(RowHash key) {
    long bits = bits(key);
    return (words[word(key)] & bits) == bits;
  }

  private int word(RowHash key) {
    return (int) key.second() & (words.length - 1);
  }

  private static long bits(RowHash key) {
    return 1L << (key.second() >>> ONE_BIT) | 1L << (key.second() >>> OTHER_BIT);
  }
}
