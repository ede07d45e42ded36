package io.penumbra.e2e.cluster;

import io.penumbra.e2e.process.JavaProcess;
import io.penumbra.ops.flink.FlinkCluster;
import io.penumbra.ops.flink.Submission;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A session cluster forgets the classes of jobs that were stopped: else each would cost metaspace.
 */
class EndedJobsTest {
  private static final int JOBS = 3;

  /** Java's own code for comparing records holds on to the last class that it met. */
  private static final int LAST = 1;

  @Test
  void leaveNoClassLoaderBehind(@TempDir Path folder) throws Exception {
    try (StandaloneCluster cluster = SessionCluster.in(folder.resolve("flink"))) {
      run(cluster, folder);
      awaitForgotten(cluster, cluster.jobManager());
      awaitForgotten(cluster, cluster.taskManager());
      System.out.printf(
          "forgotten: JobManager %s, TaskManager %s%n",
          JobClasses.of(cluster.jobManager()), JobClasses.of(cluster.taskManager()));
    }
  }

  private static void run(StandaloneCluster cluster, Path folder) throws Exception {
    FlinkCluster flink = new FlinkCluster(URI.create("http://" + cluster.address()));
    try (Shop shop = new Shop(folder)) {
      Optional<String> from = Optional.empty();
      for (int round = 1; round <= JOBS; round++) {
        String job = flink.submit(mirror(shop, from), () -> {});
        shop.work(round);
        shop.awaitMirrored(cluster);
        from = Optional.of(flink.stop(job));
        System.out.printf(
            "after job %d: JobManager %s, TaskManager %s%n",
            round, JobClasses.of(cluster.jobManager()), JobClasses.of(cluster.taskManager()));
      }
    }
  }

  private static Submission mirror(Shop shop, Optional<String> from) throws Exception {
    List<String> arguments = List.of("--config-text", Files.readString(shop.settings()));
    return new Submission(JobsJar.path(), JobsJar.MIRROR, arguments, from);
  }

  private static void awaitForgotten(StandaloneCluster cluster, JavaProcess process)
      throws Exception {
    cluster.await("no classes of jobs", () -> JobClasses.of(process).loaders() <= LAST);
  }
}
