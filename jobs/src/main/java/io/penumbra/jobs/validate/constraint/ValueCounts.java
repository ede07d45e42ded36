package io.penumbra.jobs.validate.constraint;

import io.penumbra.digest.RowHash;
import io.penumbra.jobs.validate.read.HashedLongs;

/** How many rows have some values, by the values' hash. */
final class ValueCounts {
  /** Less than 0 where rows were left out. */
  private final HashedLongs counts = new HashedLongs();

  /** How many different values there are. */
  int size() {
    return counts.size();
  }

  /** Counts a row. */
  void add(RowHash values) {
    counts.put(values, counts.get(values) + 1);
  }

  /** Counts a row if there was one with its values before. */
  void addToOthers(RowHash values) {
    long count = counts.get(values);
    if (count > 0) {
      counts.put(values, count + 1);
    }
  }

  /** Counts rows with some values no more. No row may be counted after that. */
  void leaveOut(RowHash values) {
    long count = counts.get(values);
    if (count > 0) {
      counts.put(values, -count);
    }
  }

  /** How many rows have these values. */
  long of(RowHash values) {
    return Math.max(0, counts.get(values));
  }

  /** How many rows there are. */
  long rows() {
    return counts.numbers().filter(count -> count > 0).sum();
  }

  /** How many rows there are that share their values with another one. */
  long shared() {
    return counts.numbers().filter(count -> count > 1).sum();
  }
}
