package io.penumbra.ops.flink;

import com.fasterxml.jackson.databind.JsonNode;
import io.penumbra.error.PenumbraException;
import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

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

  /** All jobs that the cluster remembers. */
  public List<Job> jobs() {
    return StreamSupport.stream(rest.fetch("/jobs/overview").path("jobs").spliterator(), false)
        .map(
            job ->
                new Job(
                    job.path("jid").asText(),
                    job.path("name").asText(),
                    JobState.of(job.path("state").asText()),
                    Optional.empty()))
        .toList();
  }

  /** A job, {@link JobState#ABSENT} when the cluster does not know it. */
  public Job job(String id) {
    return rest.find("/jobs/" + id)
        .map(
            job ->
                new Job(
                    id,
                    job.path("name").asText(),
                    JobState.of(job.path("state").asText()),
                    newestCheckpoint(id)))
        .orElseGet(() -> Job.of(id, JobState.ABSENT));
  }

  /** Why the job failed last, empty when it did not. */
  public Optional<String> failure(String id) {
    JsonNode entries =
        rest.fetch("/jobs/" + id + "/exceptions").path("exceptionHistory").path("entries");
    return Optional.of(entries.path(0).path("stacktrace").asText())
        .filter(trace -> !trace.isEmpty())
        .map(FlinkCluster::innermost);
  }

  /**
   * Uploads the jar and starts its job.
   *
   * @return the job's id
   */
  public String submit(Submission submission) {
    Upload upload = new Upload(submission.jar());
    String stored =
        rest.post("/jars/upload", upload.contentType(), upload.content()).path("filename").asText();
    String jarId = stored.substring(stored.lastIndexOf('/') + 1);
    Map<String, Object> run = new HashMap<>();
    run.put("entryClass", submission.mainClass());
    run.put("programArgsList", submission.arguments());
    submission.savepoint().ifPresent(path -> run.put("savepointPath", path));
    return rest.post("/jars/" + jarId + "/run", run).path("jobid").asText();
  }

  /** Ends a job without a savepoint; what is committed stays. */
  public void cancel(String id) {
    rest.patch("/jobs/" + id + "?mode=cancel");
  }

  private Optional<Job.Checkpoint> newestCheckpoint(String id) {
    JsonNode newest =
        rest.find("/jobs/" + id + "/checkpoints")
            .map(all -> all.path("latest").path("completed"))
            .filter(JsonNode::isObject)
            .orElse(null);
    return Optional.ofNullable(newest)
        .map(
            completed ->
                new Job.Checkpoint(
                    completed.path("id").asLong(),
                    Instant.ofEpochMilli(completed.path("latest_ack_timestamp").asLong()),
                    completed.path("end_to_end_duration").asLong()));
  }

  private static String innermost(String trace) {
    int cause = trace.lastIndexOf("Caused by: ");
    String text = cause < 0 ? trace : trace.substring(cause + "Caused by: ".length());
    return text.lines().findFirst().orElse(text);
  }
}
