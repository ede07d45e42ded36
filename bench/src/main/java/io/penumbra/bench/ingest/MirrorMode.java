package io.penumbra.bench.ingest;

import io.penumbra.bench.Shadows;
import io.penumbra.catalog.NewTable;
import io.penumbra.catalog.ShadowedTable;
import io.penumbra.config.LaneLimits;
import io.penumbra.config.MirrorSettings;
import io.penumbra.config.RetentionSettings;
import io.penumbra.jobs.mirror.MirrorTopology;
import io.penumbra.jobs.mirror.control.MirroredTable;
import io.penumbra.jobs.source.MirrorEvent;
import io.penumbra.jobs.source.MirrorEventType;
import io.penumbra.lane.SourceBinding;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.SortOrder;
import org.apache.iceberg.Table;
import org.apache.iceberg.flink.CatalogLoader;
import org.apache.iceberg.types.Types;

/**
 * The mirror, with shadows on shared files and with shadows on files of their own.
 *
 * @param shared how many shadows rename a column and share the table's files
 * @param separate how many shadows have files of their own
 */
record MirrorMode(String name, int shared, int separate) implements Mode {
  /** So wide that no shadow is ever detached: the benchmark wants its cost. */
  private static final LaneLimits LIMITS = new LaneLimits(100, 1, Duration.ofMinutes(10));

  @Override
  public List<Table> run(BenchStack stack, String run, long changes) throws Exception {
    CatalogLoader loader = stack.catalog(run);
    MirroredTable mirrored = new MirroredTable(ChangeEvents.TABLE, "bench.t0");
    ShadowedTable table = create(loader, mirrored, Map.of());
    for (int i = 0; i < shared; i++) {
      Shadows.rename(table, "shared" + i, "note", "note" + i, false);
    }
    for (int i = 0; i < separate; i++) {
      Shadows.rename(table, "separate" + i, "note", "text" + i, true);
    }
    StreamExecutionEnvironment environment = stack.environment();
    new MirrorTopology(
            List.of(mirrored), loader, settings(), stack.warehouse(run) + "/parked", true)
        .build(source(environment, changes));
    stack.execute(environment);
    return List.of(table.table());
  }

  /** The table that the change sequence goes into. */
  static ShadowedTable create(
      CatalogLoader loader, MirroredTable mirrored, Map<String, String> properties) {
    Map<Integer, String> columns =
        BenchRow.SCHEMA.columns().stream()
            .collect(Collectors.toMap(Types.NestedField::fieldId, Types.NestedField::name));
    return ShadowedTable.create(
        loader.loadCatalog(),
        mirrored.id(),
        new NewTable(
            BenchRow.SCHEMA, PartitionSpec.unpartitioned(), SortOrder.unsorted(), properties),
        new SourceBinding(ChangeEvents.TABLE.qualifiedName(), List.of("id")),
        columns);
  }

  private static DataStream<MirrorEvent> source(
      StreamExecutionEnvironment environment, long changes) {
    return source(environment, changes, RateLimiterStrategy.noOp());
  }

  /** The change sequence as a stream. */
  static DataStream<MirrorEvent> source(
      StreamExecutionEnvironment environment, long changes, RateLimiterStrategy rate) {
    ChangeEvents events = new ChangeEvents(changes);
    return environment
        .fromSource(
            new DataGeneratorSource<>(events, events.count(), rate, MirrorEventType.INSTANCE),
            WatermarkStrategy.noWatermarks(),
            "changes",
            MirrorEventType.INSTANCE)
        .setParallelism(1);
  }

  private static MirrorSettings settings() {
    return new MirrorSettings(
        Duration.ofMillis(BenchStack.CHECKPOINT_MILLIS),
        Duration.ofMillis(500),
        BenchStack.PARALLELISM,
        2,
        128 << 20,
        Optional.empty(),
        LIMITS,
        new RetentionSettings(100, 20, 24));
  }
}
