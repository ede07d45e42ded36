package io.penumbra.e2e.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * I2 lockstep and I3 exactly once, on a stock cluster of processes that has another Iceberg version
 * in its lib.
 */
class MirrorOnClusterTest {
  private static final String MIRROR = "io.penumbra.jobs.mirror.MirrorJob";
  private static final String VALIDATE = "io.penumbra.jobs.validate.ValidateJob";
  private static final Pattern JOB_ID = Pattern.compile("JobID ([0-9a-f]{32})");
  private static final Pattern SAVEPOINT = Pattern.compile("Path: (\\S+)");

  @Test
  void mirrorsThroughAKilledTaskManagerAndASavepoint(@TempDir Path folder) throws Exception {
    try (Shop shop = new Shop(folder);
        StandaloneCluster cluster =
            new StandaloneCluster(
                FlinkDistribution.fetch(), folder.resolve("flink"), otherIceberg())) {
      String job = found(JOB_ID, run(cluster, shop));
      awaitSame(cluster, shop);
      shop.propose("wide", "ALTER TABLE public.orders ALTER COLUMN amount TYPE bigint");

      shop.work(1);
      cluster.killTaskManager();
      shop.work(2);
      cluster.startTaskManager();
      awaitSame(cluster, shop);

      shop.work(3);
      String savepoint =
          found(
              SAVEPOINT,
              cluster.flink("stop", "--savepointPath", folder.resolve("sp").toString(), job));
      shop.work(4);
      run(cluster, shop, "-s", savepoint);
      awaitSame(cluster, shop);
      cluster.await("the shadow's own files", () -> shop.feeds("wide"));
      assertThat(validate(cluster, shop)).contains("\"verdict\":\"PASS\"");
      System.out.printf("%d rows, differences 0%n", shop.source().size());
    }
  }

  private static String run(StandaloneCluster cluster, Shop shop, String... more) throws Exception {
    String[] arguments = new String[more.length + 7];
    arguments[0] = "run";
    arguments[1] = "-d";
    System.arraycopy(more, 0, arguments, 2, more.length);
    int next = 2 + more.length;
    arguments[next++] = "-c";
    arguments[next++] = MIRROR;
    arguments[next++] = jobsJar().toString();
    arguments[next++] = "--config";
    arguments[next] = shop.settings().toString();
    return cluster.flink(arguments);
  }

  private static String validate(StandaloneCluster cluster, Shop shop) throws Exception {
    String settings = shop.settings().toString();
    String jar = jobsJar().toString();
    return cluster
        .flink("run", "-c", VALIDATE, jar, "--config", settings, "public.orders:wide")
        .replaceAll("\\s", "");
  }

  private static void awaitSame(StandaloneCluster cluster, Shop shop) throws Exception {
    try {
      cluster.await("table equal to source", () -> shop.mirrored().equals(shop.source()));
    } catch (IllegalStateException e) {
      assertThat(shop.mirrored()).as("%s", exceptions(cluster)).isEqualTo(shop.source());
    }
  }

  private static String exceptions(StandaloneCluster cluster) throws Exception {
    StringBuilder text = new StringBuilder();
    for (JsonNode job : cluster.rest("/jobs").path("jobs")) {
      String id = job.path("id").asText();
      text.append(cluster.rest("/jobs/" + id + "/exceptions").path("root-exception").asText());
    }
    return text.toString();
  }

  private static String found(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    assertThat(matcher.find()).as("%s in: %s", pattern, text).isTrue();
    return matcher.group(1);
  }

  private static Path jobsJar() {
    Path jar = Path.of("../jobs/target/penumbra-jobs.jar").toAbsolutePath().normalize();
    assertThat(jar).as("made by the package phase of jobs").exists();
    return jar;
  }

  private static String otherIceberg() throws Exception {
    try (java.util.stream.Stream<Path> jars = Files.list(Path.of("target/other-iceberg"))) {
      return jars.findFirst().orElseThrow().toAbsolutePath().toString();
    }
  }
}
