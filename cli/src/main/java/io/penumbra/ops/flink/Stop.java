package io.penumbra.ops.flink;

import com.fasterxml.jackson.databind.JsonNode;
import io.penumbra.error.ErrorCode;
import io.penumbra.error.PenumbraException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Ends a job with a savepoint, which a cluster does on its own time. */
final class Stop {
  private static final Duration LIMIT = Duration.ofMinutes(10);
  private static final Duration PACE = Duration.ofMillis(250);

  private final Rest rest;
  private final String job;

  Stop(Rest rest, String job) {
    this.rest = rest;
    this.job = job;
  }

  /**
   * @param folder of the savepoint, the cluster's own where absent
   * @return where the savepoint is
   */
  String run(Optional<String> folder) {
    Map<String, ?> body =
        folder
            .<Map<String, ?>>map(path -> Map.of("drain", false, "targetDirectory", path))
            .orElseGet(() -> Map.of("drain", false));
    String request = rest.post("/jobs/" + job + "/stop", body).path("request-id").asText();
    Instant end = Instant.now().plus(LIMIT);
    while (Instant.now().isBefore(end)) {
      JsonNode answer = rest.fetch("/jobs/" + job + "/savepoints/" + request);
      if (answer.path("status").path("id").asText().equals("COMPLETED")) {
        return savepoint(answer.path("operation"));
      }
      Pause.of(PACE);
    }
    throw failed("no savepoint within " + LIMIT.toMinutes() + " minutes");
  }

  private String savepoint(JsonNode operation) {
    JsonNode cause = operation.path("failure-cause").path("stack-trace");
    if (!cause.isMissingNode()) {
      throw failed(Failure.in(cause.asText()).reason());
    }
    return operation.path("location").asText();
  }

  private PenumbraException failed(String reason) {
    return new PenumbraException(
        ErrorCode.CLUSTER,
        "Job " + job + " did not stop with a savepoint: " + reason,
        "It goes on as it was: look at penumbra status, mend that, and stop it again");
  }
}
