package io.penumbra.jobs.mirror;

import io.penumbra.catalog.ShadowedTable;
import io.penumbra.config.LaneLimits;
import io.penumbra.config.MirrorSettings;
import io.penumbra.config.RetentionSettings;
import io.penumbra.jobs.mirror.commit.CommitOperator;
import io.penumbra.jobs.mirror.control.LedgerWatch;
import io.penumbra.jobs.mirror.control.MirroredTable;
import io.penumbra.jobs.mirror.control.Positions;
import io.penumbra.jobs.mirror.write.WriteOperator;
import io.penumbra.jobs.source.MirrorEventType;
import io.penumbra.lane.LaneId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.flink.api.common.JobID;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.jobgraph.SavepointRestoreSettings;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.flink.CatalogLoader;

/** A catalog in a folder, tables of {@link TestingRows}, and mirror jobs over them. */
final class MirrorStack {
  private final Path folder;
  private final CatalogLoader loader;
  private final Catalog catalog;
  private final List<MirroredTable> tables = new ArrayList<>();
  private Duration interval = Duration.ofMillis(400);
  private LaneLimits limits = new LaneLimits(100, 1, Duration.ofMinutes(1));
  private int version = 2;

  MirrorStack(Path folder) {
    this.folder = folder;
    this.loader = TestingCatalogs.sqlite(folder);
    this.catalog = loader.loadCatalog();
  }

  MirrorStack limits(Duration interval, LaneLimits limits) {
    this.interval = interval;
    this.limits = limits;
    return this;
  }

  MirrorStack formatVersion(int version) {
    this.version = version;
    return this;
  }

  ShadowedTable table(String name) {
    return table(name, Set.of("id"));
  }

  ShadowedTable table(String name, Set<String> required) {
    MirroredTable table = new MirroredTable(TestingRows.source(name, required), "shop." + name);
    tables.add(table);
    return new TargetTables(catalog, settings(1)).open(table);
  }

  Catalog catalog() {
    return catalog;
  }

  MirrorSettings settings(int parallelism) {
    return new MirrorSettings(
        interval,
        Duration.ofMillis(100),
        parallelism,
        version,
        128 << 20,
        Optional.empty(),
        limits,
        new RetentionSettings(100, 20, 24));
  }

  /** A job over all tables. */
  JobGraph job(TestingFeed feed, int parallelism, boolean ends, String savepoint) {
    StreamExecutionEnvironment environment =
        StreamExecutionEnvironment.getExecutionEnvironment(new Configuration());
    environment.setParallelism(1);
    environment.enableCheckpointing(interval.toMillis());
    environment.getCheckpointConfig().setTolerableCheckpointFailureNumber(1000);
    new MirrorTopology(tables, loader, settings(parallelism), parking(), ends)
        .build(source(environment, feed));
    JobGraph graph = environment.getStreamGraph().getJobGraph();
    graph.setJobID(new JobID());
    if (savepoint != null) {
      graph.setSavepointRestoreSettings(SavepointRestoreSettings.forPath(savepoint));
    }
    return graph;
  }

  WriteOperator writer() {
    return new WriteOperator(tables, loader, limits, interval, parking());
  }

  CommitOperator committer() {
    return new CommitOperator(tables, loader);
  }

  /** Tells the routes as they are at its run, once. */
  LedgerWatch watch() {
    return new LedgerWatch(tables, loader, interval, true);
  }

  @SuppressWarnings("deprecation")
  private org.apache.flink.streaming.api.datastream.DataStream<io.penumbra.jobs.source.MirrorEvent>
      source(StreamExecutionEnvironment environment, TestingFeed feed) {
    return environment
        .addSource(
            new TestingChangeSource(feed.name(), tables.size()), "feed", MirrorEventType.INSTANCE)
        .uid("feed");
  }

  String parking() {
    return folder.resolve("parked").toUri().toString();
  }

  String savepoints() {
    return folder.resolve("savepoints").toUri().toString();
  }

  /** Waits until all that a feed holds of a table is committed, and no more comes. */
  void awaitCommitted(ShadowedTable table, TestingFeed feed, int index) throws Exception {
    TestingCluster.await("position " + feed.last(index), () -> position(table) >= feed.last(index));
  }

  static long position(ShadowedTable table) {
    return table
        .ledger()
        .pipeline()
        .map(pipeline -> Positions.parse(pipeline.position()))
        .orElse(-1L);
  }

  /** Rows of main, as text, by key. */
  List<String> rows(ShadowedTable table) {
    return rows(table.table());
  }

  /** Rows of a lane, as text, by key. */
  List<String> rows(ShadowedTable table, LaneId lane) {
    return rows(table.view(lane));
  }

  static List<String> rows(Table table) {
    return new TestingReader(table).texts();
  }
}
