package io.penumbra.e2e.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The command as its users have it: unpacked in one folder and run from another. */
final class Launcher {
  private static final int LIMIT_MINUTES = 5;

  private static Path unpacked;

  private final Path home;
  private final Path here;
  private int started;

  private Launcher(Path home, Path here) {
    this.home = home;
    this.here = here;
  }

  /** Run from a folder, in which it finds nothing. */
  static Launcher in(Path folder) throws IOException, InterruptedException {
    return new Launcher(unpacked(), Files.createDirectories(folder));
  }

  /** What {@code ./penumbra dist} packs. It is big, so all stories share it. */
  private static synchronized Path unpacked() throws IOException, InterruptedException {
    if (unpacked == null) {
      Path home = Path.of("target/penumbra").toAbsolutePath();
      Process stage = new ProcessBuilder("../dist", "stage", home.toString()).inheritIO().start();
      assertThat(stage.waitFor()).as("needs the package phase of cli").isZero();
      unpacked = home;
    }
    return unpacked;
  }

  /** The same command on another machine: it shares nothing but the settings. */
  Launcher elsewhere() throws IOException {
    return new Launcher(home, Files.createTempDirectory(here, "machine"));
  }

  /** What a command printed, and the exit code that it ended with. */
  record Answer(int exit, String out, String err) {}

  Answer run(Map<String, String> environment, String... words) throws Exception {
    return start(environment, words).finish();
  }

  Answer run(String... words) throws Exception {
    return run(Map.of(), words);
  }

  Running start(Map<String, String> environment, String... words) throws IOException {
    Path out = here.resolve(started + ".out");
    Path err = here.resolve(started++ + ".err");
    List<String> command = new ArrayList<>(List.of(home.resolve("penumbra").toString()));
    command.addAll(List.of(words));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(here.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().put("PENUMBRA_HEAP", "512m");
    builder.environment().putAll(environment);
    Process process = builder.start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    return new Running(process, out, err);
  }

  /** A command that has not ended yet. */
  record Running(Process process, Path out, Path err) {
    String told() throws IOException {
      return Files.readString(err);
    }

    /** As Ctrl-C does, whose own signal a build in the background has its children ignore. */
    void interrupt() throws IOException, InterruptedException {
      String pid = String.valueOf(process.pid());
      assertThat(new ProcessBuilder("kill", "-TERM", pid).start().waitFor()).isZero();
    }

    Answer finish() throws IOException, InterruptedException {
      if (!process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES)) {
        process.destroyForcibly().waitFor();
        throw new IllegalStateException("Command did not end: " + told());
      }
      return new Answer(process.exitValue(), Files.readString(out), told());
    }
  }
}
