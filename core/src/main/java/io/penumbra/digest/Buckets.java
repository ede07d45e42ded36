package io.penumbra.digest;

/**
 * Into how many buckets rows are put by the hash of their key. The number is a power of two, so
 * that a bucket is split by further bits of the same hash.
 *
 * @param count how many there are
 */
public record Buckets(int count) {
  /** So few rows in a bucket that joining them is no work. */
  private static final long ROWS = 100_000;

  /** Fewer save nothing: the sums of this many are 24 KB, and fit the first cache. */
  private static final int FEWEST = 1 << 10;

  /** The sums of more don't fit the second cache, and make each row dearer. */
  private static final int MOST = 1 << 12;

  public Buckets {
    if (Integer.bitCount(count) != 1) {
      throw new IllegalArgumentException(count + " is not a power of two");
    }
  }

  /**
   * @param rows rows of one side, about
   */
  public static Buckets forRows(long rows) {
    return new Buckets((int) Math.min(Math.max(powerOfTwo(rows / ROWS), FEWEST), MOST));
  }

  /** The bucket of a row. */
  public int of(RowHash key) {
    return (int) key.first() & (count - 1);
  }

  private static long powerOfTwo(long atLeast) {
    return atLeast <= 1 ? 1 : Long.highestOneBit(atLeast - 1) << 1;
  }
}
