package io.penumbra.jobs.validate.constraint;

import io.penumbra.digest.RowHash;

/** How many rows have some values, by the values' hash: 24 bytes for each in flat arrays. */
final class ValueCounts {
  private static final int FEWEST = 1 << 10;

  private long[] first = new long[FEWEST];
  private long[] second = new long[FEWEST];

  /** 0 where there is nothing; less where rows were left out. */
  private long[] counts = new long[FEWEST];

  private int size;

  /** How many different values there are. */
  int size() {
    return size;
  }

  /** Counts a row. */
  void add(RowHash values) {
    if (2 * size >= counts.length) {
      grow();
    }
    int at = find(values.first(), values.second());
    if (counts[at] == 0) {
      size++;
      first[at] = values.first();
      second[at] = values.second();
    }
    counts[at]++;
  }

  /** Counts a row if there was one with its values before. */
  void addToOthers(RowHash values) {
    int at = find(values.first(), values.second());
    if (counts[at] > 0) {
      counts[at]++;
    }
  }

  /** Counts rows with some values no more. No row may be counted after that. */
  void leaveOut(RowHash values) {
    int at = find(values.first(), values.second());
    counts[at] = -Math.abs(counts[at]);
  }

  /** How many rows have these values. */
  long of(RowHash values) {
    return Math.max(0, counts[find(values.first(), values.second())]);
  }

  /** How many rows there are. */
  long rows() {
    long rows = 0;
    for (long count : counts) {
      rows += Math.max(0, count);
    }
    return rows;
  }

  /** How many rows there are that share their values with another one. */
  long shared() {
    long rows = 0;
    for (long count : counts) {
      rows += count > 1 ? count : 0;
    }
    return rows;
  }

  private int find(long one, long other) {
    int mask = counts.length - 1;
    int at = (int) one & mask;
    while (counts[at] != 0 && (first[at] != one || second[at] != other)) {
      at = (at + 1) & mask;
    }
    return at;
  }

  private void grow() {
    long[] oldFirst = first;
    long[] oldSecond = second;
    long[] oldCounts = counts;
    int length = Math.multiplyExact(2, oldCounts.length);
    first = new long[length];
    second = new long[length];
    counts = new long[length];
    for (int i = 0; i < oldCounts.length; i++) {
      if (oldCounts[i] != 0) {
        int at = find(oldFirst[i], oldSecond[i]);
        first[at] = oldFirst[i];
        second[at] = oldSecond[i];
        counts[at] = oldCounts[i];
      }
    }
  }
}
