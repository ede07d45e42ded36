package io.penumbra.jobs.mirror.write;

import java.util.HashMap;
import java.util.Map;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;

/**
 * What one writer tells of one table: {@code table.<table>.changes}, {@code parked}, {@code
 * stopped} (the reason, empty while it runs), and by lane {@code lane.<id>.rows}, {@code deletes},
 * {@code files}, {@code bytes}, {@code detached} (the reason).
 */
final class TableMetrics {
  private final MetricGroup group;
  private final Counter changes;
  private final Counter parked;
  private final Map<String, LaneMetrics> lanes = new HashMap<>();
  private volatile String stopped = "";

  /** What it tells of one lane. */
  private static final class LaneMetrics {
    private final Counter rows;
    private final Counter deletes;
    private final Counter files;
    private final Counter bytes;
    private volatile String detached = "";

    LaneMetrics(MetricGroup group) {
      rows = group.counter("rows");
      deletes = group.counter("deletes");
      files = group.counter("files");
      bytes = group.counter("bytes");
      group.gauge("detached", (Gauge<String>) () -> detached);
    }

    void wrote(WrittenFiles written) {
      written.data().forEach(file -> rows.inc(file.recordCount()));
      written.deletes().forEach(file -> deletes.inc(file.recordCount()));
      files.inc(written.data().size() + written.deletes().size());
      bytes.inc(written.bytes());
    }
  }

  TableMetrics(MetricGroup operator, String table) {
    group = operator.addGroup("table", table);
    changes = group.counter("changes");
    parked = group.counter("parked");
    group.gauge("stopped", (Gauge<String>) () -> stopped);
  }

  void change() {
    changes.inc();
  }

  void parked() {
    parked.inc();
  }

  /**
   * @param reason empty when the table runs
   */
  void stopped(String reason) {
    stopped = reason;
  }

  void wrote(TableEpoch epoch) {
    epoch.lanes().forEach((lane, files) -> lane(lane).wrote(files));
    epoch.detached().forEach((lane, reason) -> lane(lane).detached = reason);
  }

  private LaneMetrics lane(String lane) {
    return lanes.computeIfAbsent(lane, id -> new LaneMetrics(group.addGroup("lane", id)));
  }
}
