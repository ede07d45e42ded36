package io.penumbra.jobs.mirror;

import io.penumbra.catalog.ShadowedTable;
import io.penumbra.config.Catalogs;
import io.penumbra.config.JobArguments;
import io.penumbra.config.MirrorSettings;
import io.penumbra.config.Settings;
import io.penumbra.config.SourceSettings;
import io.penumbra.error.ErrorCode;
import io.penumbra.error.PenumbraException;
import io.penumbra.jobs.mirror.control.MirroredTable;
import io.penumbra.jobs.source.MirrorEvent;
import io.penumbra.jobs.source.MirrorEventType;
import io.penumbra.jobs.source.SourceTable;
import io.penumbra.jobs.source.postgres.PostgresSource;
import io.penumbra.jobs.source.postgres.table.TableSurvey;
import io.penumbra.jobs.unload.Unload;
import java.io.Closeable;
import java.util.List;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.SupportsNamespaces;

/**
 * Mirrors a database's tables into Iceberg tables, all lanes of each in lockstep. Run by {@code
 * flink run -c io.penumbra.jobs.mirror.MirrorJob penumbra-jobs.jar --config FILE}.
 */
public final class MirrorJob {
  /** A checkpoint that fails is not yet a job that fails: the next one covers it. */
  private static final int FAILED_CHECKPOINTS = 20;

  private MirrorJob() {}

  public static void main(String[] args) throws Exception {
    Settings settings = JobArguments.settings(args);
    StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment();
    try {
      build(environment, settings);
      environment.execute(name(settings.requireSource()));
    } finally {
      Unload.now();
    }
  }

  /** How the job is called on a cluster: no two that read the same slot go by different names. */
  public static String name(SourceSettings source) {
    return "penumbra mirror of %s:%d/%s by slot %s"
        .formatted(source.host(), source.port(), source.database(), source.slot());
  }

  /**
   * Looks at the source, makes or adopts the tables that mirror it, and adds the job's graph to an
   * environment.
   *
   * @throws PenumbraException when source, catalog or settings do not allow it
   */
  public static void build(StreamExecutionEnvironment environment, Settings settings) {
    configure(environment, settings);
    SourceSettings source = settings.requireSource();
    TableSurvey survey = PostgresSource.survey(source);
    List<SourceTable> found = survey.complete();
    PostgresSource.prepare(source, found);
    List<MirroredTable> tables =
        found.stream().map(table -> mirrored(table, settings.mirror())).toList();
    open(tables, settings);
    DataStream<MirrorEvent> changes =
        environment
            .fromSource(
                PostgresSource.stream(source, found, survey.types()),
                WatermarkStrategy.noWatermarks(),
                "postgres",
                MirrorEventType.INSTANCE)
            .uid("postgres")
            .setParallelism(1);
    new MirrorTopology(
            tables,
            Catalogs.loader(settings.catalog()),
            settings.mirror(),
            parking(environment, settings),
            false)
        .build(changes);
  }

  private static void configure(StreamExecutionEnvironment environment, Settings settings) {
    Configuration options = new Configuration();
    options.set(
        CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
        ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
    options.set(CheckpointingOptions.TOLERABLE_FAILURE_NUMBER, FAILED_CHECKPOINTS);
    options.addAll(Configuration.fromMap(settings.flink().properties()));
    environment.configure(options);
    environment.enableCheckpointing(settings.mirror().checkpointInterval().toMillis());
  }

  private static MirroredTable mirrored(SourceTable table, MirrorSettings settings) {
    return new MirroredTable(table, settings.target(table.schema(), table.name()));
  }

  private static void open(List<MirroredTable> tables, Settings settings) {
    Catalog catalog = Catalogs.open(settings.catalog());
    try (Closeable closing = catalog instanceof Closeable closeable ? closeable : () -> {}) {
      TargetTables targets = new TargetTables(catalog, settings.mirror());
      for (MirroredTable table : tables) {
        namespace(catalog, table.id().namespace());
        ShadowedTable opened = targets.open(table);
        refuseOtherSource(table, opened);
      }
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static void namespace(Catalog catalog, Namespace namespace) {
    if (catalog instanceof SupportsNamespaces namespaces
        && !namespaces.namespaceExists(namespace)) {
      namespaces.createNamespace(namespace);
    }
  }

  private static void refuseOtherSource(MirroredTable table, ShadowedTable opened) {
    String wanted = table.source().qualifiedName();
    opened
        .ledger()
        .source()
        .filter(binding -> !binding.table().equals(wanted))
        .ifPresent(
            binding -> {
              throw new PenumbraException(
                  ErrorCode.STATE_REFUSED,
                  table.target() + " mirrors " + binding.table() + ", not " + wanted,
                  "Set mirror.namespace so that the two have tables of their own");
            });
  }

  /** Beside the checkpoints, since they refer to it and have to outlive the same. */
  private static String parking(StreamExecutionEnvironment environment, Settings settings) {
    String warehouse = settings.catalog().warehouse();
    String checkpoints =
        environment.getConfiguration().get(CheckpointingOptions.CHECKPOINTS_DIRECTORY);
    String root = checkpoints != null ? checkpoints : warehouse;
    if (root.isEmpty()) {
      throw new PenumbraException(
          ErrorCode.CONFIG_INVALID,
          "There is no folder for the changes of tables that are stopped",
          "Set flink.properties: execution.checkpointing.dir");
    }
    return root.replaceAll("/+$", "") + "/penumbra-parked";
  }
}
