package io.penumbra.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Answers as the REST API of a cluster on which one job runs. */
public final class TestingFlink implements AutoCloseable {
  private final HttpServer server;
  private final String job;

  private TestingFlink(HttpServer server, String job) {
    this.server = server;
    this.job = job;
  }

  public static TestingFlink running(String job) {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      TestingFlink flink = new TestingFlink(server, job);
      server.createContext("/", flink::answer);
      server.start();
      return flink;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public String address() {
    return "localhost:" + server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String body = body(path);
    byte[] bytes = (body == null ? "{\"errors\":[]}" : body).getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(body == null ? 404 : 200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private String body(String path) {
    if (path.equals("/overview")) {
      return "{\"flink-version\":\"1.20.3\",\"slots-total\":2,\"slots-available\":1}";
    }
    if (path.equals("/jobmanager/config")) {
      return "[{\"key\":\"execution.checkpointing.dir\",\"value\":\"file:///checkpoints\"}]";
    }
    if (path.equals("/jobs/overview")) {
      return "{\"jobs\":[{\"jid\":\"%s\",\"name\":\"mirror\",\"state\":\"RUNNING\"}]}"
          .formatted(job);
    }
    if (path.equals("/jobs/" + job)) {
      return "{\"name\":\"mirror\",\"state\":\"RUNNING\"}";
    }
    if (path.equals("/jobs/" + job + "/checkpoints")) {
      return "{\"latest\":{\"completed\":{\"id\":7,\"latest_ack_timestamp\":%d,\"end_to_end_duration\":12}}}"
          .formatted(Instant.now().toEpochMilli());
    }
    return null;
  }
}
