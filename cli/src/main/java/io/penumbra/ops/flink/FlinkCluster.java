package io.penumbra.ops.flink;

import com.fasterxml.jackson.databind.JsonNode;
import io.penumbra.error.PenumbraException;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;

/**
 * A running cluster. Every method throws {@link PenumbraException} CLUSTER when it does not answer.
 */
public final class FlinkCluster {
  private final Rest rest;

  /**
   * @param endpoint the REST endpoint, as {@code http://localhost:8081}
   */
  public FlinkCluster(URI endpoint) {
    this.rest = new Rest(endpoint);
  }

  public Overview overview() {
    JsonNode overview = rest.fetch("/overview");
    return new Overview(
        overview.path("flink-version").asText(),
        overview.path("slots-total").asInt(),
        overview.path("slots-available").asInt());
  }

  /** The cluster's own configuration. */
  public Map<String, String> configuration() {
    Map<String, String> options = new HashMap<>();
    for (JsonNode option : rest.fetch("/jobmanager/config")) {
      options.put(option.path("key").asText(), option.path("value").asText());
    }
    return options;
  }

  /** The folder of all jobs' checkpoints, where it is configured. */
  public Optional<String> checkpoints() {
    return Configuration.fromMap(configuration())
        .getOptional(CheckpointingOptions.CHECKPOINTS_DIRECTORY);
  }

  /** All jobs that the cluster remembers, without their checkpoints. */
  public List<Job> jobs() {
    return StreamSupport.stream(rest.fetch("/jobs/overview").path("jobs").spliterator(), false)
        .map(job -> job(job.path("jid").asText(), job, Optional.empty()))
        .toList();
  }

  /** A job, {@link JobState#ABSENT} when the cluster does not know it. */
  public Job job(String id) {
    return rest.find("/jobs/" + id)
        .map(job -> job(id, job, Checkpoints.of(rest, id).newest()))
        .orElseGet(() -> Job.of(id, JobState.ABSENT));
  }

  /** Where a job that has ended can be gone on from; empty when the cluster does not know. */
  public Optional<String> kept(String id) {
    return Checkpoints.settled(rest, id).kept();
  }

  /**
   * Brings the jar to the cluster and starts its job.
   *
   * @param uploading told when the cluster does not have that jar yet
   * @return the job's id
   * @throws PenumbraException what the job's main class threw on the cluster, if it is one of ours
   */
  public String submit(Submission submission, Runnable uploading) {
    String jar = new Jars(rest).require(submission.jar(), uploading);
    Map<String, Object> run = new HashMap<>();
    run.put("entryClass", submission.mainClass());
    run.put("programArgsList", submission.arguments());
    submission.savepoint().ifPresent(path -> run.put("savepointPath", path));
    return rest.post("/jars/" + jar + "/run", run).path("jobid").asText();
  }

  /**
   * Ends a job with a savepoint, which may take as long as a checkpoint.
   *
   * @return where the savepoint is
   */
  public String stop(String id) {
    boolean known =
        Configuration.fromMap(configuration()).contains(CheckpointingOptions.SAVEPOINT_DIRECTORY);
    return new Stop(rest, id).run(known ? Optional.empty() : checkpoints());
  }

  /** Ends a job without a savepoint; what is committed stays. */
  public void cancel(String id) {
    rest.patch("/jobs/" + id + "?mode=cancel");
  }

  private Job job(String id, JsonNode told, Optional<Job.Checkpoint> checkpoint) {
    JobState state = JobState.of(told.path("state").asText());
    Optional<Failure> failure = state.troubled() ? failure(id) : Optional.empty();
    return new Job(id, told.path("name").asText(), state, checkpoint, failure);
  }

  /** A job that is failing has a cause, and an entry in its history only when it has failed. */
  private static String trace(JsonNode exceptions) {
    String last =
        exceptions.path("exceptionHistory").path("entries").path(0).path("stacktrace").asText();
    return last.isEmpty() ? exceptions.path("root-exception").asText() : last;
  }

  private Optional<Failure> failure(String id) {
    return rest.find("/jobs/" + id + "/exceptions")
        .map(FlinkCluster::trace)
        .filter(trace -> !trace.isEmpty())
        .map(Failure::in);
  }
}
