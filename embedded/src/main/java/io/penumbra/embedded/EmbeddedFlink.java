package io.penumbra.embedded;

import io.penumbra.error.ErrorCode;
import io.penumbra.error.PenumbraException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * A Flink cluster inside this process, with the REST endpoint and the web page of a real one. Its
 * checkpoints outlive it.
 */
public final class EmbeddedFlink implements AutoCloseable {
  private static final int SLOTS = 4;
  private static final MemorySize MANAGED = MemorySize.ofMebiBytes(256);
  private static final MemorySize NETWORK = MemorySize.ofMebiBytes(64);

  private final MiniCluster cluster;
  private final Path folder;

  private EmbeddedFlink(MiniCluster cluster, Path folder) {
    this.cluster = cluster;
    this.folder = folder;
  }

  public static EmbeddedFlink start(Path folder) {
    return start(folder, Map.of());
  }

  /**
   * @param folder of checkpoints, savepoints and temporary files, made when there is none
   * @param options of Flink, over those set here
   * @throws PenumbraException CLUSTER when it does not start
   */
  public static EmbeddedFlink start(Path folder, Map<String, String> options) {
    Path absolute = folder.toAbsolutePath().normalize();
    Configuration configuration = configuration(absolute);
    configuration.addAll(Configuration.fromMap(options));
    MiniCluster cluster =
        new MiniCluster(
            new MiniClusterConfiguration.Builder()
                .setConfiguration(configuration)
                .setNumTaskManagers(1)
                .setNumSlotsPerTaskManager(SLOTS)
                .build());
    try {
      Files.createDirectories(absolute.resolve("tmp"));
      cluster.start();
      return new EmbeddedFlink(cluster, absolute);
    } catch (Exception e) {
      throw new PenumbraException(
          ErrorCode.CLUSTER,
          "Flink does not start in " + absolute + ": " + e.getMessage(),
          "Mend that, or name another folder",
          e);
    }
  }

  private static Configuration configuration(Path folder) {
    Configuration configuration = new Configuration();
    configuration.set(RestOptions.ADDRESS, "localhost");
    configuration.set(RestOptions.BIND_PORT, "0");
    // Threads that libraries share know the class loader of whichever job was the first to use
    // them.
    configuration.set(CoreOptions.CHECK_LEAKED_CLASSLOADER, false);
    configuration.set(CoreOptions.TMP_DIRS, folder.resolve("tmp").toString());
    configuration.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MANAGED);
    configuration.set(TaskManagerOptions.NETWORK_MEMORY_MIN, NETWORK);
    configuration.set(TaskManagerOptions.NETWORK_MEMORY_MAX, NETWORK);
    configuration.set(
        CheckpointingOptions.CHECKPOINTS_DIRECTORY, checkpoints(folder).toUri().toString());
    configuration.set(
        CheckpointingOptions.SAVEPOINT_DIRECTORY, folder.resolve("savepoints").toUri().toString());
    configuration.set(
        CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
        ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
    return configuration;
  }

  /** Address of its REST endpoint and web page. */
  public URI rest() {
    return cluster.getRestAddress().join();
  }

  /** A new environment whose jobs run here. */
  public StreamExecutionEnvironment environment() {
    return StreamExecutionEnvironment.createRemoteEnvironment(rest().getHost(), rest().getPort());
  }

  /** The checkpoint that was completed last by any job of this folder, to go on from. */
  public Optional<Path> latestCheckpoint() {
    if (!Files.exists(checkpoints(folder))) {
      return Optional.empty();
    }
    try (Stream<Path> files = Files.walk(checkpoints(folder))) {
      return files
          .filter(file -> file.endsWith("_metadata"))
          .max(Comparator.comparing(EmbeddedFlink::modified))
          .map(Path::getParent);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path checkpoints(Path folder) {
    return folder.resolve("checkpoints");
  }

  private static long modified(Path file) {
    return file.toFile().lastModified();
  }

  @Override
  public void close() {
    cluster.closeAsync().join();
  }
}
