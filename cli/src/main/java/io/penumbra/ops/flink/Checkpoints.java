package io.penumbra.ops.flink;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a cluster knows of a job's checkpoints and savepoints; nothing of a job it has forgotten.
 */
final class Checkpoints {
  private static final String ID = "id";

  /** Flink's own, where it does not tell. */
  private static final long REFRESH_MILLIS = 3000;

  private final JsonNode latest;

  private Checkpoints(JsonNode latest) {
    this.latest = latest;
  }

  static Checkpoints of(Rest rest, String job) {
    return new Checkpoints(
        rest.find("/jobs/" + job + "/checkpoints")
            .map(all -> all.path("latest"))
            .orElseGet(MissingNode::getInstance));
  }

  /**
   * As they are now, for a job that has ended. A cluster answers with what it saw up to some
   * seconds ago, and the checkpoint of then may be gone.
   */
  static Checkpoints settled(Rest rest, String job) {
    if (rest.find("/jobs/" + job).isPresent()) {
      long refresh = rest.fetch("/config").path("refresh-interval").asLong(REFRESH_MILLIS);
      Pause.of(Duration.ofMillis(refresh));
    }
    return of(rest, job);
  }

  Optional<Job.Checkpoint> newest() {
    return Optional.of(latest.path("completed"))
        .filter(JsonNode::isObject)
        .map(
            completed ->
                new Job.Checkpoint(
                    completed.path(ID).asLong(),
                    Instant.ofEpochMilli(completed.path("latest_ack_timestamp").asLong()),
                    completed.path("end_to_end_duration").asLong()));
  }

  /** Where another job can go on from: the newest that is kept, else what this one went on from. */
  Optional<String> kept() {
    return Stream.of("completed", "savepoint")
        .map(latest::path)
        .filter(JsonNode::isObject)
        .filter(each -> !each.path("discarded").asBoolean())
        .max(Comparator.comparingLong(each -> each.path(ID).asLong()))
        .or(() -> Optional.of(latest.path("restored")).filter(JsonNode::isObject))
        .map(each -> each.path("external_path").asText());
  }
}
