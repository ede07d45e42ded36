package io.penumbra.cli.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.stream.IntStream;
import org.apache.iceberg.DataOperations;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.util.SnapshotUtil;

/**
 * When a table's writers committed to main.
 *
 * @param times ascending
 */
record CommitTimes(List<Instant> times) {
  CommitTimes {
    times = List.copyOf(times);
  }

  /** Those in the history that main still has; a promotion is no commit of a writer. */
  static CommitTimes of(Table table) {
    return new CommitTimes(
        SnapshotUtil.currentAncestorIds(table).stream()
            .map(table::snapshot)
            .filter(snapshot -> !DataOperations.REPLACE.equals(snapshot.operation()))
            .map(Snapshot::timestampMillis)
            .sorted()
            .map(Instant::ofEpochMilli)
            .toList());
  }

  /** How many commits there were after a moment. */
  long after(Instant moment) {
    return times.stream().filter(time -> time.isAfter(moment)).count();
  }

  /** The longest time between two commits in a row, both of them between two moments. */
  Duration longestGapWithin(Instant from, Instant to) {
    return longest((before, after) -> !before.isBefore(from) && !after.isAfter(to));
  }

  /** The longest time between two commits in a row, of those that come near a moment. */
  Duration longestGapAround(Instant moment, Duration near) {
    return longest(
        (before, after) ->
            !after.isBefore(moment.minus(near)) && !before.isAfter(moment.plus(near)));
  }

  private Duration longest(BiPredicate<Instant, Instant> wanted) {
    return IntStream.range(1, times.size())
        .filter(i -> wanted.test(times.get(i - 1), times.get(i)))
        .mapToObj(i -> Duration.between(times.get(i - 1), times.get(i)))
        .max(Duration::compareTo)
        .orElse(Duration.ZERO);
  }
}
