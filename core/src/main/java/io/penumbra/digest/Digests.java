package io.penumbra.digest;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Digests of many buckets side by side in one array, which stays in the processor's cache while
 * rows are added. Not thread-safe.
 */
public final class Digests {
  /** Numbers that make a digest: count, first, second. */
  private static final int WIDTH = 3;

  private final long[] sums;

  private Digests(long[] sums) {
    this.sums = sums;
  }

  /** Digests of {@code buckets} empty buckets. */
  public static Digests of(int buckets) {
    return new Digests(new long[Math.multiplyExact(buckets, WIDTH)]);
  }

  /** How many buckets there are. */
  public int size() {
    return sums.length / WIDTH;
  }

  /** Adds a row to a bucket. */
  public void add(int bucket, RowHash row) {
    int at = bucket * WIDTH;
    sums[at]++;
    sums[at + 1] += row.first();
    sums[at + 2] += row.second();
  }

  /** Adds the rows of a digest to a bucket. */
  public void add(int bucket, Digest rows) {
    int at = bucket * WIDTH;
    sums[at] += rows.count();
    sums[at + 1] += rows.first();
    sums[at + 2] += rows.second();
  }

  /** Adds the rows of other buckets of the same number to these. */
  public void addAll(Digests others) {
    demandAsMany(others);
    for (int i = 0; i < sums.length; i++) {
      sums[i] += others.sums[i];
    }
  }

  /** Takes rows that are in these buckets from them. */
  public void removeAll(Digests others) {
    demandAsMany(others);
    for (int i = 0; i < sums.length; i++) {
      sums[i] -= others.sums[i];
    }
  }

  public Digest at(int bucket) {
    int at = bucket * WIDTH;
    return new Digest(sums[at], sums[at + 1], sums[at + 2]);
  }

  /** Rows of all buckets. */
  public long rows() {
    long rows = 0;
    for (int at = 0; at < sums.length; at += WIDTH) {
      rows += sums[at];
    }
    return rows;
  }

  /** The buckets that don't hold the same rows in both. */
  public BitSet differing(Digests others) {
    demandAsMany(others);
    BitSet differing = new BitSet(size());
    for (int at = 0; at < sums.length; at += WIDTH) {
      if (!Arrays.equals(sums, at, at + WIDTH, others.sums, at, at + WIDTH)) {
        differing.set(at / WIDTH);
      }
    }
    return differing;
  }

  /** Empties all buckets. */
  public void clear() {
    Arrays.fill(sums, 0);
  }

  private void demandAsMany(Digests others) {
    if (others.sums.length != sums.length) {
      throw new IllegalArgumentException(
          others.size() + " buckets are not comparable with " + size());
    }
  }
}
