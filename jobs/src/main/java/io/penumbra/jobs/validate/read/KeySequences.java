package io.penumbra.jobs.validate.read;

import io.penumbra.digest.RowHash;

/** Up to which sequence number rows of a key are deleted. */
final class KeySequences {
  private final HashedLongs sequences = new HashedLongs();

  int size() {
    return sequences.size();
  }

  /**
   * Notes that rows of a key are deleted if their sequence number is smaller.
   *
   * @param sequence positive
   */
  void put(RowHash key, long sequence) {
    sequences.put(key, Math.max(sequences.get(key), sequence));
  }

  /** The highest number noted for a key, 0 for none. */
  long of(RowHash key) {
    return sequences.get(key);
  }
}
