package io.penumbra.ops.flink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penumbra.error.ErrorCode;
import io.penumbra.error.PenumbraException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.WebOptions;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against the REST endpoint of a real cluster inside this process. */
class FlinkClusterTest {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  @TempDir private static Path folder;
  private static MiniCluster cluster;
  private static FlinkCluster flink;
  private static Path jar;

  @BeforeAll
  static void start() throws Exception {
    Configuration configuration = new Configuration();
    configuration.set(RestOptions.BIND_PORT, "0");
    configuration.set(WebOptions.REFRESH_INTERVAL, Duration.ofMillis(100));
    configuration.set(WebOptions.UPLOAD_DIR, folder.toString());
    configuration.set(
        CheckpointingOptions.CHECKPOINTS_DIRECTORY,
        folder.resolve("checkpoints").toUri().toString());
    cluster =
        new MiniCluster(
            new MiniClusterConfiguration.Builder()
                .setConfiguration(configuration)
                .setNumSlotsPerTaskManager(2)
                .build());
    cluster.start();
    flink = new FlinkCluster(cluster.getRestAddress().get());
    jar = packed(folder.resolve("testing.jar"));
  }

  @AfterAll
  static void stop() throws Exception {
    cluster.close();
  }

  @Test
  void aClusterTellsItsVersionAndSlots() {
    assertThat(flink.overview().version()).isEqualTo("1.20.3");
    assertThat(flink.overview().slots()).isEqualTo(2);
  }

  @Test
  void aSubmittedJobIsFollowedToItsEnd() throws Exception {
    String id = submit("ending");
    Job ended = await(id, job -> job.state() == JobState.FINISHED);
    assertThat(ended.name()).isEqualTo("testing ending");
    assertThat(ended.failure()).isEmpty();
    assertThat(flink.jobs()).extracting(Job::id).contains(id);
  }

  @Test
  void aFailedJobTellsTheInnermostReason() throws Exception {
    String id = submit("failing");
    Job failed = await(id, job -> job.state() == JobState.FAILED);
    assertThat(failed.failure())
        .get()
        .extracting(Failure::reason)
        .isEqualTo("java.lang.IllegalStateException: row 7 can't be held");
  }

  @Test
  void aRunningJobTellsItsNewestCheckpointUntilItIsCancelled() throws Exception {
    Instant start = Instant.now().minusSeconds(1);
    String id = submit("endless");
    Job running = await(id, job -> job.checkpoint().isPresent());
    assertThat(running.state().alive()).isTrue();
    assertThat(running.checkpoint().orElseThrow().at()).isAfter(start);
    flink.cancel(id);
    await(id, job -> job.state() == JobState.STOPPED);
  }

  @Test
  void aStoppedJobLeavesASavepointThatAnotherCanGoOnFrom() throws Exception {
    String id = submit("endless");
    await(id, job -> job.checkpoint().isPresent());
    String savepoint = flink.stop(id);
    Job stopped = await(id, job -> !job.state().alive());
    assertThat(stopped.state()).isEqualTo(JobState.FINISHED);
    assertThat(savepoint).contains("savepoint-");
    assertThat(flink.kept(id)).contains(savepoint);
  }

  @Test
  void theSameJarIsBroughtToTheClusterOnce() throws Exception {
    AtomicInteger brought = new AtomicInteger();
    Path other = folder.resolve("other.jar");
    for (Path each : List.of(jar, jar, Files.copy(jar, other), other)) {
      Submission ending = submission(each, TestingJob.class.getName(), "ending");
      flink.submit(ending, brought::incrementAndGet);
    }
    assertThat(brought.get()).as("one for each name").isLessThanOrEqualTo(2);
  }

  @Test
  void whatOurOwnMainClassThrowsIsToldAsItWas() {
    Submission refusing = submission(jar, TestingJob.class.getName(), "refusing");
    assertThatThrownBy(() -> flink.submit(refusing, () -> {}))
        .isInstanceOfSatisfying(
            PenumbraException.class,
            e -> {
              assertThat(e.code()).isEqualTo(ErrorCode.SOURCE_SETUP);
              assertThat(e.next()).isEqualTo("make one");
            })
        .hasMessage("On the cluster: there is no slot");
  }

  @Test
  void aJobThatNobodyKnowsIsAbsent() {
    assertThat(flink.job("00000000000000000000000000000000").state()).isEqualTo(JobState.ABSENT);
  }

  @Test
  void aJarWithoutThatClassIsRefusedWithTheReason() {
    Submission wrong = submission(jar, "io.penumbra.Absent", "never");
    assertThatThrownBy(() -> flink.submit(wrong, () -> {}))
        .isInstanceOf(PenumbraException.class)
        .hasMessageContaining("io.penumbra.Absent");
  }

  @Test
  void aClusterThatIsNotThereIsNamedWithItsAddress() {
    FlinkCluster absent = new FlinkCluster(URI.create("http://localhost:1"));
    assertThatThrownBy(absent::overview)
        .isInstanceOfSatisfying(
            PenumbraException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CLUSTER))
        .hasMessage("No Flink cluster answers at http://localhost:1: nothing listens there");
  }

  private static String submit(String how) {
    return flink.submit(submission(jar, TestingJob.class.getName(), how), () -> {});
  }

  private static Submission submission(Path jar, String main, String how) {
    return new Submission(jar, main, List.of(how), Optional.empty());
  }

  private static Job await(String id, Predicate<Job> condition) throws InterruptedException {
    Instant limit = Instant.now().plus(LIMIT);
    Job job = flink.job(id);
    while (!condition.test(job) && Instant.now().isBefore(limit)) {
      Thread.sleep(50);
      job = flink.job(id);
    }
    assertThat(job).matches(condition);
    return job;
  }

  private static Path packed(Path target) throws IOException {
    String entry = TestingJob.class.getName().replace('.', '/') + ".class";
    try (InputStream in = TestingJob.class.getClassLoader().getResourceAsStream(entry);
        OutputStream file = Files.newOutputStream(target);
        JarOutputStream out = new JarOutputStream(file)) {
      out.putNextEntry(new JarEntry(entry));
      in.transferTo(out);
    }
    return target;
  }
}
