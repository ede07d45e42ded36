package io.penumbra.e2e.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** I2 lockstep and I3 exactly once, on a stock cluster of processes, by {@code flink run}. */
class MirrorOnClusterTest {
  private static final Pattern JOB_ID = Pattern.compile("JobID ([0-9a-f]{32})");
  private static final Pattern SAVEPOINT = Pattern.compile("Path: (\\S+)");
  private static final String MIRROR =
      "-c io.penumbra.jobs.mirror.MirrorJob penumbra-jobs.jar --config shop.yaml";
  private static final String VALIDATE =
      "flink run -c io.penumbra.jobs.validate.ValidateJob penumbra-jobs.jar"
          + " --config shop.yaml --levels schema,hash,rows --anew public.orders:wide";

  @TempDir private Path folder;
  private StandaloneCluster cluster;
  private Shop shop;
  private Guide guide;

  @BeforeEach
  void open() throws Exception {
    cluster = SessionCluster.shared();
    shop = new Shop(folder);
    guide =
        Guide.section("With Flink's own command")
            .with("penumbra-jobs.jar", JobsJar.path())
            .with("shop.yaml", shop.settings())
            .with("savepoints", folder.resolve("savepoints"));
  }

  @AfterEach
  void close() throws Exception {
    SessionCluster.clear();
    shop.close();
  }

  @Test
  void mirrorsThroughAKilledTaskManagerAndASavepoint() throws Exception {
    guide.with("JOB", found(JOB_ID, flink("flink run -d " + MIRROR)));
    shop.awaitMirrored(cluster);
    shop.propose("wide", "ALTER TABLE public.orders ALTER COLUMN amount TYPE bigint");
    losesItsTaskManager();
    shop.work(3);
    String stopped = flink("flink stop --savepointPath savepoints JOB");
    guide.with("SAVEPOINT", found(SAVEPOINT, stopped));
    shop.work(4);
    flink("flink run -d -s SAVEPOINT " + MIRROR);
    shop.awaitMirrored(cluster);
    cluster.await("the shadow's own files", () -> shop.feeds("wide"));
    assertThat(flink(VALIDATE).replaceAll("\\s", ""))
        .contains("\"verdict\":\"PASS\"", "\"level\":\"hash\"")
        .doesNotContain("\"level\":\"files\"");
    guide.assertAllRun();
    System.out.printf("%d rows, differences 0%n", shop.source().size());
  }

  private void losesItsTaskManager() throws Exception {
    shop.work(1);
    cluster.killTaskManager();
    shop.work(2);
    cluster.startTaskManager();
    shop.awaitMirrored(cluster);
  }

  private String flink(String command) throws Exception {
    return cluster.flink(guide.words(command));
  }

  private static String found(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    assertThat(matcher.find()).as("%s in: %s", pattern, text).isTrue();
    return matcher.group(1);
  }
}
