package io.penumbra.ops.flink;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.penumbra.error.ErrorCode;
import io.penumbra.error.PenumbraException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Requests to a cluster's REST endpoint, answered as JSON. */
final class Rest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Duration CONNECT = Duration.ofSeconds(3);
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
          "No Flink cluster answers at " + endpoint + ": " + e.getClass().getSimpleName(),
          "Start it, or correct flink.cluster or --cluster",
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PenumbraException(
          ErrorCode.CLUSTER, "Interrupted while asking " + endpoint, "Ask again", e);
    }
  }

  private JsonNode body(HttpResponse<String> response) {
    JsonNode body = parse(response);
    if (response.statusCode() >= BAD) {
      throw new PenumbraException(
          ErrorCode.CLUSTER,
          "Flink at " + endpoint + " refused " + response.request().uri().getPath() + reason(body),
          "Look at the log of its JobManager");
    }
    return body;
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

  /** Flink puts a stack trace into its errors; its innermost cause is what a person can use. */
  private static String reason(JsonNode body) {
    String all = body.path("errors").toString();
    int cause = all.lastIndexOf("Caused by: ");
    String text = cause < 0 ? all : all.substring(cause + "Caused by: ".length());
    int end = text.indexOf("\\n");
    return ": " + (end < 0 ? text : text.substring(0, end));
  }
}
