package io.penumbra.jobs.mirror;

import io.penumbra.catalog.ShadowedTable;
import io.penumbra.config.LaneLimits;
import io.penumbra.config.MirrorSettings;
import io.penumbra.config.RetentionSettings;
import io.penumbra.jobs.mirror.control.MirroredTable;
import io.penumbra.jobs.source.MirrorEventType;
import io.penumbra.lane.LaneId;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.api.common.JobID;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.jobgraph.SavepointRestoreSettings;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.flink.CatalogLoader;
import org.apache.iceberg.io.CloseableIterable;

/** A catalog in a folder, tables of {@link TestingRows}, and mirror jobs over them. */
final class MirrorStack {
  private final Path folder;
  private final CatalogLoader loader;
  private final Catalog catalog;
  private final List<MirroredTable> tables = new ArrayList<>();
  private Duration interval = Duration.ofMillis(200);
  private LaneLimits limits = new LaneLimits(100, 1, Duration.ofMinutes(1));
  private int version = 2;

  MirrorStack(Path folder, Map<String, String> properties) {
    this.folder = folder;
    this.loader = TestingCatalogs.sqlite(folder, properties);
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
    MirroredTable table = new MirroredTable(TestingRows.source(name), "shop." + name);
    tables.add(table);
    return new TargetTables(catalog, settings(1)).open(table);
  }

  Catalog catalog() {
    return catalog;
  }

  MirrorSettings settings(int parallelism) {
    return new MirrorSettings(
        interval,
        Duration.ofMillis(50),
        parallelism,
        version,
        128 << 20,
        Optional.empty(),
        limits,
        new RetentionSettings(100, Duration.ofHours(1)));
  }

  /** A job over all tables. */
  JobGraph job(TestingFeed feed, int parallelism, boolean ends, String savepoint) {
    StreamExecutionEnvironment environment =
        StreamExecutionEnvironment.getExecutionEnvironment(new Configuration());
    environment.setParallelism(1);
    environment.enableCheckpointing(interval.toMillis());
    environment.getCheckpointConfig().setTolerableCheckpointFailureNumber(100);
    new MirrorTopology(tables, loader, settings(parallelism), ends)
        .build(source(environment, feed));
    JobGraph graph = environment.getStreamGraph().getJobGraph();
    graph.setJobID(new JobID());
    if (savepoint != null) {
      graph.setSavepointRestoreSettings(SavepointRestoreSettings.forPath(savepoint));
    }
    return graph;
  }

  @SuppressWarnings("deprecation")
  private org.apache.flink.streaming.api.datastream.DataStream<io.penumbra.jobs.source.MirrorEvent>
      source(StreamExecutionEnvironment environment, TestingFeed feed) {
    return environment
        .addSource(
            new TestingChangeSource(feed.name(), tables.size()), "feed", MirrorEventType.INSTANCE)
        .uid("feed");
  }

  String savepoints() {
    return folder.resolve("savepoints").toUri().toString();
  }

  /** Rows of main, as text, by key. */
  List<String> rows(ShadowedTable table) {
    return rows(table.table(), "id", "name", "qty");
  }

  /** Rows of a lane, as text, by key. */
  List<String> rows(ShadowedTable table, LaneId lane, String... columns) {
    return rows(table.view(lane), columns);
  }

  private static List<String> rows(Table table, String... columns) {
    List<Record> records = new ArrayList<>();
    try (CloseableIterable<Record> read = IcebergGenerics.read(table).build()) {
      read.forEach(records::add);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return records.stream()
        .sorted(java.util.Comparator.comparing(row -> (Integer) row.getField(columns[0])))
        .map(row -> text(row, columns))
        .toList();
  }

  private static String text(Record row, String... columns) {
    return TestingFeed.text(
        row.getField(columns[0]), row.getField(columns[1]), row.getField(columns[2]));
  }
}
