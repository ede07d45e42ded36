package io.penumbra.bench.ingest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.JobID;
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
    return catalog(run, Map.of());
  }

  /**
   * A fresh catalog for one run.
   *
   * @param others properties that differ from those of other runs
   */
  CatalogLoader catalog(String run, Map<String, String> others) throws IOException {
    Path root = Files.createDirectories(folder.resolve(run));
    Map<String, String> properties = new HashMap<>();
    properties.put(
        CatalogProperties.URI, "jdbc:sqlite:" + root.resolve("catalog.db") + "?busy_timeout=30000");
    properties.put(
        CatalogProperties.WAREHOUSE_LOCATION, root.resolve("warehouse").toUri().toString());
    properties.put(CatalogProperties.CLIENT_POOL_SIZE, "1");
    properties.put("jdbc.schema-version", "V1");
    properties.putAll(others);
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

  /** Starts a job that goes on until it is cancelled. */
  JobID start(StreamExecutionEnvironment environment) throws Exception {
    return cluster.submitJob(environment.getStreamGraph().getJobGraph()).get().getJobID();
  }

  /** Ends a job and waits for its end. */
  void cancel(JobID job) throws Exception {
    cluster.cancelJob(job).get();
    cluster.requestJobResult(job).get();
  }

  StreamExecutionEnvironment environment() {
    return environment(Duration.ofMillis(CHECKPOINT_MILLIS));
  }

  StreamExecutionEnvironment environment(Duration checkpointInterval) {
    Configuration configuration = new Configuration();
    configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, checkpointInterval);
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
