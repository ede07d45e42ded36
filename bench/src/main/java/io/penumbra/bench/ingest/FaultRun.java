package io.penumbra.bench.ingest;

import io.penumbra.bench.Shadows;
import io.penumbra.catalog.ShadowedTable;
import io.penumbra.config.LaneLimits;
import io.penumbra.config.MirrorSettings;
import io.penumbra.config.RetentionSettings;
import io.penumbra.jobs.mirror.MirrorTopology;
import io.penumbra.jobs.mirror.control.MirroredTable;
import io.penumbra.lane.Lane;
import io.penumbra.lane.LaneId;
import io.penumbra.lane.Status;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.iceberg.CatalogProperties;
import org.apache.iceberg.flink.CatalogLoader;

/** One job over a table and a shadow with files of its own, whose storage breaks on the way. */
final class FaultRun {
  private static final Duration CHECKPOINT = Duration.ofSeconds(1);
  private static final RateLimiterStrategy RATE = RateLimiterStrategy.perSecond(5_000);
  private static final long LIMIT_SECONDS = 60;
  private static final MirrorSettings SETTINGS =
      new MirrorSettings(
          CHECKPOINT,
          Duration.ofMillis(500),
          BenchStack.PARALLELISM,
          2,
          128 << 20,
          Optional.empty(),
          // As they are by default
          new LaneLimits(1.25, 0.25, Duration.ofSeconds(30)),
          new RetentionSettings(10_000, 20, 24));

  private final BenchStack stack;
  private final String name;
  private final int seconds;

  /**
   * @param seconds how long to look at the commits before the fault, and again with it
   */
  FaultRun(BenchStack stack, String name, int seconds) {
    this.stack = stack;
    this.name = name;
    this.seconds = seconds;
  }

  /**
   * What became of the commits.
   *
   * @param detachedMillis after the fault began, -1 when the shadow was not detached
   * @param reason of the detachment, empty when there was none
   */
  record Outcome(Intervals before, Intervals with, long detachedMillis, String reason) {}

  Outcome run(Fault fault) throws Exception {
    CatalogLoader loader =
        stack.catalog(
            name,
            Map.of(
                CatalogProperties.FILE_IO_IMPL,
                FaultyFiles.class.getName(),
                CatalogProperties.WAREHOUSE_LOCATION,
                stack.warehouse(name).toString()));
    MirroredTable mirrored = new MirroredTable(ChangeEvents.TABLE, "bench.t0");
    ShadowedTable table = MirrorMode.create(loader, mirrored, SETTINGS.retention().properties());
    Shadows.rename(table, "apart", "note", "text", true);
    LaneId apart = table.ledger().require("apart").id();
    JobID job = start(loader, mirrored);
    try {
      awaitFed(table, apart);
      TimeUnit.SECONDS.sleep(5);
      return measure(table, apart, fault);
    } finally {
      FaultyFiles.heal();
      stack.cancel(job);
    }
  }

  private Outcome measure(ShadowedTable table, LaneId apart, Fault fault) throws Exception {
    long began = System.currentTimeMillis();
    TimeUnit.SECONDS.sleep(seconds);
    long broke = System.currentTimeMillis();
    FaultyFiles.begin("/" + apart + "/", fault);
    long detached = -1;
    long end = broke + TimeUnit.SECONDS.toMillis(seconds);
    while (System.currentTimeMillis() < end) {
      TimeUnit.MILLISECONDS.sleep(100);
      if (detached < 0 && lane(table, apart).status() == Status.DETACHED) {
        detached = System.currentTimeMillis() - broke;
      }
    }
    return new Outcome(
        Intervals.of(table.table(), began, broke),
        Intervals.of(table.table(), broke, end),
        detached,
        lane(table, apart).standing().reason());
  }

  private JobID start(CatalogLoader loader, MirroredTable mirrored) throws Exception {
    StreamExecutionEnvironment environment = stack.environment(CHECKPOINT);
    new MirrorTopology(
            List.of(mirrored), loader, SETTINGS, stack.warehouse(name) + "/parked", false)
        .build(MirrorMode.source(environment, Long.MAX_VALUE / 2, RATE));
    return stack.start(environment);
  }

  private static Lane lane(ShadowedTable table, LaneId id) {
    return table.ledger().lane(id).orElseThrow();
  }

  private static void awaitFed(ShadowedTable table, LaneId id) throws InterruptedException {
    long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
    while (!lane(table, id).feeding().active()) {
      if (System.nanoTime() > limit) {
        throw new IllegalStateException(
            "The shadow was not fed within %d s: %s"
                .formatted(LIMIT_SECONDS, lane(table, id).standing()));
      }
      TimeUnit.MILLISECONDS.sleep(100);
    }
  }
}
