package io.penumbra.e2e.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.penumbra.e2e.process.JavaProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/** A stock Flink cluster: one JobManager and one TaskManager, each a process. */
final class StandaloneCluster implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofMinutes(3);
  private static final String SESSION =
      "org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint";
  private static final String APPLICATION =
      "org.apache.flink.container.entrypoint.StandaloneApplicationClusterEntryPoint";
  private static final String TASKS = "org.apache.flink.runtime.taskexecutor.TaskManagerRunner";

  /**
   * Soft references last for one collection, as they do once metaspace or heap runs out: what they
   * hold is no leak.
   */
  private static final String FORGETFUL = "-XX:SoftRefLRUPolicyMSPerMB=0";

  private final Path folder;
  private final String classpath;
  private final int restPort = FlinkSettings.freePort();
  private final HttpClient http = HttpClient.newHttpClient();
  private final JavaProcess jobManager;
  private JavaProcess taskManager;
  private int started;

  private StandaloneCluster(Path folder, String classpath, String entry, List<String> arguments)
      throws Exception {
    this.folder = Files.createDirectories(folder);
    this.classpath = classpath;
    FlinkSettings.write(folder, restPort);
    jobManager = process("jobmanager", "1g", entry, arguments);
    startTaskManager();
  }

  /**
   * A cluster that jobs are submitted to.
   *
   * @param extra what else lies in its lib
   */
  static StandaloneCluster session(Path folder, Path extra) throws Exception {
    String classpath = FlinkDistribution.fetch().classpath() + ":" + extra;
    return new StandaloneCluster(folder, classpath, SESSION, List.of());
  }

  /**
   * A cluster that runs one job, whose jar lies in its {@code usrlib}.
   *
   * @param arguments what {@code standalone-job.sh start} takes
   */
  static StandaloneCluster application(Path folder, Path jar, List<String> arguments)
      throws Exception {
    Path jars = Files.createDirectories(folder.resolve("usrlib"));
    Files.createSymbolicLink(jars.resolve(jar.getFileName()), jar);
    String classpath = FlinkDistribution.fetch().classpath();
    return new StandaloneCluster(folder, classpath, APPLICATION, arguments);
  }

  /** HOST:PORT of its REST endpoint. */
  String address() {
    return "localhost:" + restPort;
  }

  JavaProcess jobManager() {
    return jobManager;
  }

  JavaProcess taskManager() {
    return taskManager;
  }

  void startTaskManager() throws Exception {
    taskManager = process("taskmanager", "1500m", TASKS, List.of());
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
    return JavaProcess.start("1g", classpath, environment(), log("cli"), main).finish(0);
  }

  JsonNode rest(String path) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(URI.create("http://" + address() + path)).build();
    String body = http.send(request, HttpResponse.BodyHandlers.ofString()).body();
    return new ObjectMapper().readTree(body);
  }

  /** The reasons of all failures that it remembers. */
  String failures() throws Exception {
    StringBuilder text = new StringBuilder();
    for (JsonNode job : rest("/jobs").path("jobs")) {
      String id = job.path("id").asText();
      text.append(rest("/jobs/" + id + "/exceptions").path("root-exception").asText());
    }
    return text.toString();
  }

  void await(String what, Callable<Boolean> condition) throws Exception {
    Instant end = Instant.now().plus(LIMIT);
    while (!holds(condition)) {
      if (!jobManager.alive()) {
        throw new IllegalStateException("JobManager ended: " + jobManager.output());
      }
      if (Instant.now().isAfter(end)) {
        throw new IllegalStateException(
            "Not within " + LIMIT + ": " + what + "\n" + failures() + taskManager.output());
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

  private JavaProcess process(String name, String heap, String main, List<String> arguments)
      throws IOException {
    List<String> all = new ArrayList<>(List.of(main, "--configDir", folder.toString()));
    all.addAll(arguments);
    Map<String, String> environment = new HashMap<>(environment());
    environment.put("JDK_JAVA_OPTIONS", FORGETFUL);
    return JavaProcess.start(heap, classpath, environment, log(name), all);
  }

  private Map<String, String> environment() {
    String conf = folder.toString();
    return Map.of("FLINK_CONF_DIR", conf, "FLINK_LIB_DIR", folder.resolve("lib").toString());
  }

  private Path log(String name) {
    return folder.resolve(name + "-" + started++ + ".log");
  }
}
