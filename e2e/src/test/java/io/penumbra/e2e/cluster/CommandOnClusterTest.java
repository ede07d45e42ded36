package io.penumbra.e2e.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.penumbra.e2e.cluster.Launcher.Answer;
import io.penumbra.e2e.cluster.Launcher.Running;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code penumbra mirror --cluster}: the command as a user has it, and a cluster of processes. */
class CommandOnClusterTest {
  private static final String MIRROR = "penumbra mirror -c shop.yaml --cluster jobmanager:8081";
  private static final String STOP = MIRROR + " --stop";
  private static final String DETACHED = MIRROR + " --detach";
  private static final String STATUS = "penumbra status -c shop.yaml --cluster jobmanager:8081";
  private static final String DOCTOR = "penumbra doctor -c shop.yaml --cluster jobmanager:8081";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String DDL = "ALTER TABLE public.orders ALTER COLUMN amount TYPE bigint";

  @TempDir private Path folder;
  private StandaloneCluster cluster;
  private Shop shop;
  private Launcher penumbra;
  private Guide guide;

  @BeforeEach
  void open() throws Exception {
    cluster = SessionCluster.shared();
    shop = new Shop(folder);
    penumbra = Launcher.in(folder.resolve("elsewhere"));
    guide =
        Guide.section("With penumbra")
            .with("shop.yaml", shop.settings())
            .with("jobmanager:8081", cluster.address());
  }

  @AfterEach
  void close() throws Exception {
    SessionCluster.clear();
    shop.close();
  }

  @Test
  void aMirrorIsFollowedSeenStoppedAndGoneOnWith() throws Exception {
    Running mirror = penumbra.start(Map.of(), guide.words(MIRROR));
    cluster.await("a checkpoint", () -> mirror.told().contains("running, checkpoint"));
    shop.awaitMirrored(cluster);
    refusesASecondOne();
    anotherMachineSeesTheSame();
    theDoctorIsContent();
    shadowsLiveAndDieWhileItRuns();
    survivesAKilledTaskManager(mirror);
    goesOnWithoutItsFollower(mirror);
    stopsAndGoesOn();
    guide.assertAllRun();
    System.out.printf("%d rows, differences 0%n", shop.source().size());
  }

  @Test
  void aJobThatCanNotGoOnTellsWhy() throws Exception {
    assertThat(penumbra.run(guide.words(DETACHED)).exit()).isZero();
    shop.awaitMirrored(cluster);
    assertThat(penumbra.run(guide.words(STOP)).exit()).isZero();
    shop.execute("SELECT pg_drop_replication_slot('penumbra')");
    Answer failed = penumbra.run(guide.words(MIRROR));
    assertThat(failed.exit()).isOne();
    assertThat(failed.out())
        .contains(
            " failed\n  because   Replication slot 'penumbra' of database 'postgres' is missing")
        .contains("next      Mirror the tables anew");
  }

  @Test
  void whatIsWrongOnTheClusterIsSaidAsIfItWereHere() throws Exception {
    Path settings = shop.settings("password: .*", "password-env: SHOP_PASSWORD");
    String[] words = guide.with("shop.yaml", settings).words(MIRROR);
    Answer unset = penumbra.run(Map.of("SHOP_PASSWORD", "known here only"), words);
    assertThat(unset.exit()).isOne();
    assertThat(unset.err())
        .contains("CONFIG_INVALID\n  On the cluster: The submitted settings file has 1 problem")
        .contains("source.password-env: is 'SHOP_PASSWORD', and that variable is not set");
    guide.with("shop.yaml", shop.settings("password: .*", "password: wrong"));
    assertThat(penumbra.run(guide.words(MIRROR)).err())
        .contains("SOURCE_LOGIN\n  On the cluster: User 'penumbra' was refused by Postgres");
  }

  private void refusesASecondOne() throws Exception {
    Answer second = penumbra.run(guide.words(DETACHED));
    assertThat(second.exit()).isEqualTo(4);
    assertThat(second.err()).contains("mirrors this source already");
    assertThat(cluster.rest("/jobs/overview").path("jobs"))
        .filteredOn(job -> job.path("state").asText().equals("RUNNING"))
        .hasSize(1);
  }

  private void anotherMachineSeesTheSame() throws Exception {
    JsonNode here = status(penumbra);
    assertThat(status(penumbra.elsewhere())).isEqualTo(here);
    assertThat(here.path("jobs").path(0).path("state").asText()).isEqualTo("RUNNING");
  }

  private void theDoctorIsContent() throws Exception {
    Answer findings = penumbra.run(guide.words(DOCTOR));
    assertThat(findings.exit()).as(findings.out()).isZero();
  }

  private void shadowsLiveAndDieWhileItRuns() throws Exception {
    assertThat(penumbra.run(onTables("propose", "--name", "wide", DDL)).exit()).isZero();
    shop.work(1);
    shop.awaitMirrored(cluster);
    Answer proof = penumbra.run(onTables("validate", "orders:wide", "--wait"));
    assertThat(proof.out()).startsWith("PASS public.orders:wide");
    Answer there =
        penumbra.run(onTables("validate", "orders:wide", "--anew", "--cluster", cluster.address()));
    assertThat(there.out()).as(there.err()).startsWith("PASS public.orders:wide");
    assertThat(penumbra.run(onTables("promote", "orders:wide", "--yes")).exit()).isZero();
    shop.work(2);
    shop.awaitMirrored(cluster);
    assertThat(penumbra.run(onTables("rollback", "orders")).exit()).isZero();
    assertThat(penumbra.run(onTables("discard", "orders:wide", "--yes")).exit()).isZero();
    shop.work(3);
    shop.awaitMirrored(cluster);
  }

  private void survivesAKilledTaskManager(Running mirror) throws Exception {
    cluster.killTaskManager();
    cluster.await("the trouble", () -> mirror.told().contains(" restarting"));
    cluster.startTaskManager();
    shop.work(4);
    shop.awaitMirrored(cluster);
    assertThat(mirror.told()).contains("  because ");
  }

  private void goesOnWithoutItsFollower(Running mirror) throws Exception {
    mirror.interrupt();
    assertThat(mirror.finish().err())
        .contains("goes on; look at it with penumbra status --cluster " + cluster.address());
    shop.work(5);
    shop.awaitMirrored(cluster);
  }

  private void stopsAndGoesOn() throws Exception {
    JsonNode stopped = json(penumbra.run(guide.words(STOP, "--json")));
    assertThat(stopped.path("job").path("state").asText()).isEqualTo("FINISHED");
    shop.work(6);
    Answer again = penumbra.run(guide.words(DETACHED, "--json"));
    assertThat(json(again).path("from")).isEqualTo(stopped.path("savepoint"));
    assertThat(again.err()).as("the cluster has the jar").doesNotContain("bringing");
    shop.awaitMirrored(cluster);
  }

  private String[] onTables(String... words) {
    return Stream.concat(Stream.of(words), Stream.of("-c", shop.settings().toString()))
        .toArray(String[]::new);
  }

  /** Without what differs from second to second. */
  private JsonNode status(Launcher launcher) throws Exception {
    JsonNode status = json(launcher.run(guide.words(STATUS, "--json")));
    status.path("jobs").forEach(job -> ((ObjectNode) job).remove("checkpoint"));
    status.path("lines").forEach(line -> ((ObjectNode) line).remove("lag"));
    return status;
  }

  private static JsonNode json(Answer answer) throws Exception {
    assertThat(answer.exit()).as(answer.out() + answer.err()).isZero();
    return JSON.readTree(answer.out()).path("result");
  }
}
