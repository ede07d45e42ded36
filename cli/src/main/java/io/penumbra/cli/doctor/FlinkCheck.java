package io.penumbra.cli.doctor;

import io.penumbra.config.Settings;
import io.penumbra.ops.flink.FlinkCluster;
import io.penumbra.ops.flink.Overview;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The cluster is one that the jobs run on, keeps their checkpoints, and has room. */
final class FlinkCheck implements Check {
  private static final String VERSION = "1.20.";

  @Override
  public String area() {
    return FLINK;
  }

  @Override
  public List<Finding> run(Settings settings) {
    Optional<URI> endpoint = settings.flink().rest();
    if (endpoint.isEmpty()) {
      return List.of(Finding.ok(FLINK, "cluster", "embedded: jobs run inside the command"));
    }
    FlinkCluster cluster = new FlinkCluster(endpoint.get());
    Overview overview = cluster.overview();
    Map<String, String> options = cluster.configuration();
    return List.of(
        version(overview),
        checkpoints(cluster.checkpoints()),
        aligned(options),
        slots(overview, settings.mirror().parallelism()));
  }

  private static Finding version(Overview overview) {
    return overview.version().startsWith(VERSION)
        ? Finding.ok(FLINK, "version", overview.version())
        : Finding.fail(
            FLINK, "version", overview.version(), "Run the jobs on Flink " + VERSION + "x");
  }

  private static Finding checkpoints(Optional<String> folder) {
    return folder
        .map(found -> Finding.ok(FLINK, "checkpoints", found))
        .orElseGet(
            () ->
                Finding.warn(
                    FLINK,
                    "checkpoints",
                    "kept in the JobManager's memory: gone when it is",
                    "Set execution.checkpointing.dir in the cluster's config.yaml"));
  }

  private static Finding aligned(Map<String, String> options) {
    boolean unaligned =
        Stream.of("execution.checkpointing.unaligned.enabled", "execution.checkpointing.unaligned")
            .anyMatch(key -> "true".equals(options.get(key)));
    return unaligned
        ? Finding.fail(
            FLINK,
            "aligned checkpoints",
            "unaligned: shadows could not start exactly",
            "Set execution.checkpointing.unaligned.enabled: false in the cluster's config.yaml")
        : Finding.ok(FLINK, "aligned checkpoints", "aligned");
  }

  private static Finding slots(Overview overview, int needed) {
    String found =
        overview.freeSlots() + " of " + overview.slots() + " free, " + needed + " needed";
    if (overview.slots() < needed) {
      return Finding.fail(FLINK, "slots", found, "Start TaskManagers, or lower mirror.parallelism");
    }
    return overview.freeSlots() < needed
        ? Finding.warn(FLINK, "slots", found, "Enough if the mirror runs already; else end a job")
        : Finding.ok(FLINK, "slots", found);
  }
}
