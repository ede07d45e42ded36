package io.penumbra.bench.ingest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.runtime.minicluster.RpcServiceSharing;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.iceberg.CatalogProperties;
import org.apache.iceberg.flink.CatalogLoader;
import org.apache.iceberg.jdbc.JdbcCatalog;

/** What every ingest mode runs on: one Flink cluster in this process, a catalog of its own each. */
final class BenchStack implements AutoCloseable {
  static final int PARALLELISM = 2;
  static final long CHECKPOINT_MILLIS = 5_000;

  private final Path folder;
  private final MiniCluster cluster;

  BenchStack(Path folder) throws Exception {
    this.folder = folder;
    Configuration configuration = new Configuration();
    configuration.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(1024));
    configuration.set(TaskManagerOptions.NUM_TASK_SLOTS, 4);
    cluster =
        new MiniCluster(
            new MiniClusterConfiguration.Builder()
                .setConfiguration(configuration)
                .setNumTaskManagers(1)
                .setNumSlotsPerTaskManager(4)
                .setRpcServiceSharing(RpcServiceSharing.SHARED)
                .build());
    cluster.start();
  }

  /** A fresh catalog for one run. */
  CatalogLoader catalog(String run) throws IOException {
    Path root = Files.createDirectories(folder.resolve(run));
    Map<String, String> properties =
        Map.of(
            CatalogProperties.URI,
            "jdbc:sqlite:" + root.resolve("catalog.db") + "?busy_timeout=30000",
            CatalogProperties.WAREHOUSE_LOCATION,
            root.resolve("warehouse").toUri().toString(),
            CatalogProperties.CLIENT_POOL_SIZE,
            "1",
            "jdbc.schema-version",
            "V1");
    return CatalogLoader.custom(
        "bench",
        properties,
        new org.apache.hadoop.conf.Configuration(false),
        JdbcCatalog.class.getName());
  }

  Path warehouse(String run) {
    return folder.resolve(run).resolve("warehouse");
  }

  /** Runs a job on the cluster to its end. */
  void execute(StreamExecutionEnvironment environment) throws Exception {
    JobGraph graph = environment.getStreamGraph().getJobGraph();
    cluster.executeJobBlocking(graph);
  }

  StreamExecutionEnvironment environment() {
    Configuration configuration = new Configuration();
    configuration.set(
        CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofMillis(CHECKPOINT_MILLIS));
    StreamExecutionEnvironment environment =
        StreamExecutionEnvironment.getExecutionEnvironment(configuration);
    environment.setParallelism(PARALLELISM);
    return environment;
  }

  @Override
  public void close() throws Exception {
    cluster.close();
  }
}
