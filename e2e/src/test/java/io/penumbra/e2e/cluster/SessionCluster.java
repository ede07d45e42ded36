package io.penumbra.e2e.cluster;

import io.penumbra.ops.flink.FlinkCluster;
import io.penumbra.ops.flink.Job;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * The session cluster that all stories share, with another Iceberg version in its lib. It ends with
 * the process of the tests.
 */
final class SessionCluster {
  private static StandaloneCluster cluster;

  private SessionCluster() {}

  static synchronized StandaloneCluster shared() throws Exception {
    if (cluster == null) {
      cluster = in(Files.createTempDirectory(Path.of("target").toAbsolutePath(), "session"));
    }
    return cluster;
  }

  /** One that nobody shares. */
  static StandaloneCluster in(Path folder) throws Exception {
    return StandaloneCluster.session(folder, otherIceberg());
  }

  /** Ends what a story left running. */
  static void clear() throws Exception {
    FlinkCluster flink = flink();
    flink.jobs().stream().filter(job -> job.state().alive()).map(Job::id).forEach(flink::cancel);
    shared().await("no job", () -> flink.jobs().stream().noneMatch(job -> job.state().alive()));
  }

  static FlinkCluster flink() throws Exception {
    return new FlinkCluster(URI.create("http://" + shared().address()));
  }

  private static Path otherIceberg() throws IOException {
    try (Stream<Path> jars = Files.list(Path.of("target/other-iceberg"))) {
      return jars.findFirst().orElseThrow().toAbsolutePath();
    }
  }
}
