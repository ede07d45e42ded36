package io.penumbra.jobs.mirror;

import io.penumbra.fault.FaultPoint;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.configuration.WebOptions;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.Metric;
import org.apache.flink.runtime.checkpoint.AbstractCheckpointStats;
import org.apache.flink.runtime.checkpoint.CheckpointStatsStatus;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.jobmaster.JobResult;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.runtime.testutils.InMemoryReporter;
import org.apache.flink.util.FileUtils;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A Flink cluster in the test's process that restarts failed jobs at once: one for all tests of a
 * class, and what a test has left running or broken ends with the test.
 */
final class TestingCluster implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private final InMemoryReporter metrics = InMemoryReporter.create();
  private final List<JobID> jobs = new ArrayList<>();
  private Path folder;
  private MiniCluster cluster;

  @Override
  public void beforeAll(ExtensionContext context) throws Exception {
    folder = Files.createTempDirectory("flink");
    cluster =
        new MiniCluster(
            new MiniClusterConfiguration.Builder()
                .setConfiguration(configuration())
                .setNumTaskManagers(1)
                .setNumSlotsPerTaskManager(8)
                .build());
    cluster.start();
  }

  @Override
  public void afterEach(ExtensionContext context) throws Exception {
    FaultPoint.clear();
    TestingStorage.clear();
    cancelAll();
  }

  @Override
  public void afterAll(ExtensionContext context) throws Exception {
    TestingHits.print();
    cluster.close();
    FileUtils.deleteDirectoryQuietly(folder.toFile());
  }

  private Configuration configuration() {
    Configuration configuration = new Configuration();
    configuration.set(RestOptions.BIND_PORT, "0");
    configuration.set(CoreOptions.CHECK_LEAKED_CLASSLOADER, false);
    configuration.set(WebOptions.CHECKPOINTS_HISTORY_SIZE, 10_000);
    configuration.set(
        CheckpointingOptions.CHECKPOINTS_DIRECTORY, folder.resolve("ckpt").toUri().toString());
    configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
    configuration.set(
        RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, Integer.MAX_VALUE);
    configuration.set(
        RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofMillis(20));
    configuration.set(
        TaskManagerOptions.MANAGED_MEMORY_SIZE,
        org.apache.flink.configuration.MemorySize.ofMebiBytes(64));
    metrics.addToConfiguration(configuration);
    return configuration;
  }

  JobID submit(JobGraph job) throws Exception {
    jobs.add(cluster.submitJob(job).get().getJobID());
    return job.getJobID();
  }

  void cancel(JobID job) throws Exception {
    cluster.cancelJob(job).get();
    await("job " + job + " to end", () -> status(job).isGloballyTerminalState());
  }

  /** Ends the jobs that run. */
  void cancelAll() throws Exception {
    for (JobID job : jobs) {
      if (!status(job).isGloballyTerminalState()) {
        cancel(job);
      }
    }
    jobs.clear();
  }

  String savepoint(JobID job, String folder) throws Exception {
    return cluster
        .triggerSavepoint(job, folder, false, SavepointFormatType.CANONICAL)
        .get(LIMIT.toSeconds(), TimeUnit.SECONDS);
  }

  /** Stops the job with a savepoint. */
  String stop(JobID job, String folder) throws Exception {
    return cluster
        .stopWithSavepoint(job, folder, false, SavepointFormatType.CANONICAL)
        .get(LIMIT.toSeconds(), TimeUnit.SECONDS);
  }

  /** How often the job was restarted. */
  long restarts(JobID job) {
    return cluster
        .getExecutionGraph(job)
        .join()
        .getAllExecutionVertices()
        .iterator()
        .next()
        .getCurrentExecutionAttempt()
        .getAttemptNumber();
  }

  /** Ids of the checkpoints that were triggered and then aborted. */
  Set<Long> aborted(JobID job) {
    return checkpoints(job, CheckpointStatsStatus.FAILED)
        .map(AbstractCheckpointStats::getCheckpointId)
        .collect(Collectors.toSet());
  }

  /** How many checkpoints were completed. */
  long completed(JobID job) {
    return cluster
        .getExecutionGraph(job)
        .join()
        .getCheckpointStatsSnapshot()
        .getCounts()
        .getNumberOfCompletedCheckpoints();
  }

  /** How many tasks have not done their part of the checkpoint that is open. */
  int missing(JobID job) {
    return checkpoints(job, CheckpointStatsStatus.IN_PROGRESS)
        .mapToInt(open -> open.getNumberOfSubtasks() - open.getNumberOfAcknowledgedSubtasks())
        .findFirst()
        .orElse(Integer.MAX_VALUE);
  }

  /**
   * What the job tells of each of its tables.
   *
   * @param name of a metric below {@code table.<table>}
   * @return as text by table, of a writer that tells something where there are several
   */
  Map<String, String> ofTables(JobID job, String name) {
    Map<String, String> told = new TreeMap<>();
    metrics
        .getMetricsByGroup()
        .forEach(
            (group, ofGroup) -> {
              Map<String, String> where = group.getAllVariables();
              if (job.toString().equals(where.get("<job_id>")) && ofGroup.containsKey(name)) {
                told.merge(
                    where.get("<table>"),
                    text(ofGroup.get(name)),
                    (one, other) -> one.isEmpty() ? other : one);
              }
            });
    return told;
  }

  /** Why tables are stopped, by table; those that are not have none. */
  Map<String, String> stopped(JobID job) {
    Map<String, String> reasons = ofTables(job, "stopped");
    reasons.values().removeIf(String::isEmpty);
    return reasons;
  }

  private static String text(Metric metric) {
    Object value =
        metric instanceof Gauge<?> gauge ? gauge.getValue() : ((Counter) metric).getCount();
    return String.valueOf(value);
  }

  private Stream<AbstractCheckpointStats> checkpoints(JobID job, CheckpointStatsStatus status) {
    return cluster
        .getExecutionGraph(job)
        .join()
        .getCheckpointStatsSnapshot()
        .getHistory()
        .getCheckpoints()
        .stream()
        .filter(checkpoint -> checkpoint.getStatus() == status);
  }

  JobResult result(JobID job) throws Exception {
    return cluster.requestJobResult(job).get(LIMIT.toSeconds(), TimeUnit.SECONDS);
  }

  JobStatus status(JobID job) {
    return cluster.getJobStatus(job).join();
  }

  static void await(String what, BooleanSupplier condition) throws InterruptedException {
    await(what, condition, () -> "");
  }

  /**
   * @param state is told where it was waited for in vain
   */
  static void await(String what, BooleanSupplier condition, Supplier<Object> state)
      throws InterruptedException {
    long limit = System.nanoTime() + LIMIT.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > limit) {
        throw new AssertionError(
            "Waited %d s in vain for %s %s".formatted(LIMIT.toSeconds(), what, state.get()));
      }
      Thread.sleep(100);
    }
  }
}
