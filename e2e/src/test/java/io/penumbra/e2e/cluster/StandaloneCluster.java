package io.penumbra.e2e.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.penumbra.e2e.process.JavaProcess;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/** A stock Flink session cluster: one JobManager and one TaskManager, each a process. */
final class StandaloneCluster implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofMinutes(2);

  private final FlinkDistribution distribution;
  private final Path folder;
  private final String extraClasspath;
  private final int restPort = freePort();
  private final HttpClient http = HttpClient.newHttpClient();
  private final JavaProcess jobManager;
  private JavaProcess taskManager;
  private int started;

  /**
   * @param extraClasspath what else lies in the cluster's lib, {@code :}-separated, or empty
   */
  StandaloneCluster(FlinkDistribution distribution, Path folder, String extraClasspath)
      throws Exception {
    this.distribution = distribution;
    this.folder = Files.createDirectories(folder);
    this.extraClasspath = extraClasspath;
    Files.writeString(
        folder.resolve("config.yaml"),
        """
        jobmanager.rpc.address: localhost
        jobmanager.rpc.port: %d
        jobmanager.memory.process.size: 1g
        rest.address: localhost
        rest.port: %d
        taskmanager.numberOfTaskSlots: 4
        taskmanager.cpu.cores: 2
        taskmanager.memory.task.heap.size: 1g
        taskmanager.memory.task.off-heap.size: 128m
        taskmanager.memory.network.min: 64m
        taskmanager.memory.network.max: 64m
        taskmanager.memory.managed.size: 128m
        taskmanager.memory.framework.heap.size: 128m
        taskmanager.memory.framework.off-heap.size: 128m
        taskmanager.memory.jvm-metaspace.size: 256m
        taskmanager.memory.jvm-overhead.min: 192m
        taskmanager.memory.jvm-overhead.max: 192m
        execution.checkpointing.savepoint-dir: %s
        execution.checkpointing.dir: %s
        heartbeat.timeout: 10000
        heartbeat.interval: 1000
        """
            .formatted(
                freePort(),
                restPort,
                folder.resolve("savepoints").toUri(),
                folder.resolve("checkpoints").toUri()));
    jobManager =
        process(
            "jobmanager",
            "1g",
            "org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint");
    startTaskManager();
  }

  int restPort() {
    return restPort;
  }

  void startTaskManager() throws Exception {
    taskManager =
        process("taskmanager", "1500m", "org.apache.flink.runtime.taskexecutor.TaskManagerRunner");
    await("a TaskManager", () -> rest("/overview").path("slots-total").asInt() > 0);
  }

  /** As {@code kill -9} on the TaskManager. */
  void killTaskManager() throws InterruptedException {
    taskManager.kill();
  }

  /** Runs {@code flink ARGUMENTS} and gives what it printed. */
  String flink(String... arguments) throws Exception {
    List<String> main = new ArrayList<>(List.of("org.apache.flink.client.cli.CliFrontend"));
    main.addAll(List.of(arguments));
    return JavaProcess.start("1g", classpath(), environment(), log("cli"), main).finish(0);
  }

  JsonNode rest(String path) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + restPort + path)).build();
    String body = http.send(request, HttpResponse.BodyHandlers.ofString()).body();
    return new ObjectMapper().readTree(body);
  }

  void await(String what, Callable<Boolean> condition) throws Exception {
    Instant end = Instant.now().plus(LIMIT);
    while (!holds(condition)) {
      if (!jobManager.alive()) {
        throw new IllegalStateException("JobManager ended: " + jobManager.output());
      }
      if (Instant.now().isAfter(end)) {
        throw new IllegalStateException(
            "Not within " + LIMIT + ": " + what + "\n" + taskManager.output());
      }
      Thread.sleep(100);
    }
  }

  @Override
  public void close() throws InterruptedException {
    taskManager.close();
    jobManager.close();
  }

  /** The REST endpoint may not be up yet, which is what is waited for. */
  private static boolean holds(Callable<Boolean> condition) throws Exception {
    try {
      return condition.call();
    } catch (IOException notYet) {
      return false;
    }
  }

  private JavaProcess process(String name, String heap, String main) throws IOException {
    return JavaProcess.start(
        heap,
        classpath(),
        environment(),
        log(name),
        List.of(main, "--configDir", folder.toString()));
  }

  private Map<String, String> environment() {
    return Map.of("FLINK_CONF_DIR", folder.toString());
  }

  private Path log(String name) {
    return folder.resolve(name + "-" + started++ + ".log");
  }

  private String classpath() {
    return extraClasspath.isEmpty()
        ? distribution.classpath()
        : distribution.classpath() + ":" + extraClasspath;
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new IllegalStateException("No free port", e);
    }
  }
}
