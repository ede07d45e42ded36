package io.penumbra.ops.flink;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.penumbra.error.ErrorCode;
import io.penumbra.error.PenumbraException;
import io.penumbra.error.PrintedError;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Requests to a cluster's REST endpoint, answered as JSON. */
final class Rest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final Duration ANSWER = Duration.ofSeconds(60);
  private static final int NOT_FOUND = 404;
  private static final int BAD = 400;

  private final URI endpoint;
  private final HttpClient client = HttpClient.newBuilder().connectTimeout(CONNECT).build();

  Rest(URI endpoint) {
    this.endpoint = endpoint;
  }

  /** Empty when the cluster knows no such thing. */
  Optional<JsonNode> find(String path) {
    HttpResponse<String> response = send(request(path).GET().build());
    return response.statusCode() == NOT_FOUND ? Optional.empty() : Optional.of(body(response));
  }

  JsonNode fetch(String path) {
    return body(send(request(path).GET().build()));
  }

  JsonNode post(String path, Map<String, ?> content) {
    String text = JSON.valueToTree(content).toString();
    return post(path, "application/json", BodyPublishers.ofString(text));
  }

  JsonNode post(String path, String contentType, BodyPublisher content) {
    return body(send(request(path).header("Content-Type", contentType).POST(content).build()));
  }

  void patch(String path) {
    body(send(request(path).method("PATCH", BodyPublishers.noBody()).build()));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(endpoint.resolve(path)).timeout(ANSWER);
  }

  private HttpResponse<String> send(HttpRequest request) {
    try {
      return client.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new PenumbraException(
          ErrorCode.CLUSTER,
          "No Flink cluster answers at " + endpoint + ": " + reason(e),
          "Start it, or correct flink.cluster or --cluster",
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PenumbraException(
          ErrorCode.CLUSTER, "Interrupted while asking " + endpoint, "Ask again", e);
    }
  }

  private static String reason(IOException error) {
    if (error instanceof HttpTimeoutException) {
      return "no answer in time";
    }
    if (error.getCause() != null
        && error.getCause().getCause() instanceof UnresolvedAddressException) {
      return "that host is not known";
    }
    if (error instanceof ConnectException) {
      return "nothing listens there";
    }
    return String.valueOf(error.getMessage());
  }

  private JsonNode body(HttpResponse<String> response) {
    JsonNode body = parse(response);
    if (response.statusCode() >= BAD) {
      throw refused(response.request().uri().getPath(), errors(body));
    }
    return body;
  }

  /** What one of our main classes threw is told as if it had been thrown here. */
  private PenumbraException refused(String path, String errors) {
    return PrintedError.in(errors)
        .map(e -> new PenumbraException(e.code(), "On the cluster: " + e.getMessage(), e.next()))
        .orElseGet(
            () ->
                new PenumbraException(
                    ErrorCode.CLUSTER,
                    "Flink at %s refused %s: %s"
                        .formatted(endpoint, path, Failure.in(errors).reason()),
                    "Look at the log of its JobManager"));
  }

  private JsonNode parse(HttpResponse<String> response) {
    try {
      return JSON.readTree(response.body());
    } catch (IOException e) {
      throw new PenumbraException(
          ErrorCode.CLUSTER,
          "What answers at " + endpoint + " is no Flink: status " + response.statusCode(),
          "Give the REST address of the JobManager, usually port 8081",
          e);
    }
  }

  /** A general word and a stack trace, as a rule. */
  private static String errors(JsonNode body) {
    return StreamSupport.stream(body.path("errors").spliterator(), false)
        .map(JsonNode::asText)
        .collect(Collectors.joining("\n"));
  }
}
