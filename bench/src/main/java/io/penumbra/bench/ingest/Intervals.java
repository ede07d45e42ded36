package io.penumbra.bench.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.util.SnapshotUtil;

/** Times between two commits of main, in milliseconds. */
record Intervals(List<Long> millis) {
  Intervals {
    millis = List.copyOf(millis);
  }

  /**
   * Those that ended in a span of time.
   *
   * @param after in epoch milliseconds
   * @param upTo in epoch milliseconds
   */
  static Intervals of(Table table, long after, long upTo) {
    TreeMap<Long, Long> ends = new TreeMap<>();
    for (Snapshot snapshot : SnapshotUtil.currentAncestors(table)) {
      ends.put(snapshot.timestampMillis(), 0L);
    }
    List<Long> millis = new ArrayList<>();
    for (long end : ends.subMap(after, false, upTo, true).keySet()) {
      Long before = ends.lowerKey(end);
      if (before != null) {
        millis.add(end - before);
      }
    }
    return new Intervals(millis);
  }

  Intervals and(Intervals others) {
    List<Long> all = new ArrayList<>(millis);
    all.addAll(others.millis);
    return new Intervals(all);
  }

  double median() {
    long[] sorted = sorted().toArray();
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2.0;
  }

  long longest() {
    return sorted().max().orElse(0);
  }

  private LongStream sorted() {
    return millis.stream().mapToLong(Long::longValue).sorted();
  }
}
