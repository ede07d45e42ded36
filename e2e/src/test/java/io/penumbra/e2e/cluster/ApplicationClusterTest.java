package io.penumbra.e2e.cluster;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** I3 exactly once, on a cluster of processes that is there for the mirror job alone. */
class ApplicationClusterTest {
  private static final String START =
      "standalone-job.sh start --job-classname io.penumbra.jobs.mirror.MirrorJob"
          + " -- --config shop.yaml";

  @Test
  void mirrorsThroughAKilledTaskManager(@TempDir Path folder) throws Exception {
    try (Shop shop = new Shop(folder);
        StandaloneCluster cluster = start(folder.resolve("flink"), shop)) {
      shop.awaitMirrored(cluster);
      shop.work(1);
      cluster.killTaskManager();
      shop.work(2);
      cluster.startTaskManager();
      shop.work(3);
      shop.awaitMirrored(cluster);
      System.out.printf("%d rows, differences 0%n", shop.source().size());
    }
  }

  private static StandaloneCluster start(Path folder, Shop shop) throws Exception {
    Guide guide =
        Guide.section("A cluster for the mirror alone").with("shop.yaml", shop.settings());
    List<String> words = List.of(guide.words(START));
    guide.assertAllRun();
    return StandaloneCluster.application(folder, JobsJar.path(), words.subList(1, words.size()));
  }
}
