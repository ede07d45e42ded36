package io.penumbra.embedded;

import io.penumbra.error.ErrorCode;
import io.penumbra.error.PenumbraException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** initdb and pg_ctl, applied to one folder. */
record PostgresPrograms(Path home, Privileges privileges, Path folder) {
  private static final int LOG_LINES = 15;

  static PostgresPrograms in(Path folder) {
    try {
      return in(folder, Privileges.available());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failure("Interrupted while preparing Postgres in " + folder, e);
    }
  }

  static PostgresPrograms in(Path folder, Privileges privileges) {
    try {
      Files.createDirectories(folder);
      return new PostgresPrograms(PostgresBinaries.unpacked(Folders.cache()), privileges, folder);
    } catch (IOException e) {
      throw failure("Could not prepare Postgres in " + folder, e);
    }
  }

  /** Makes a database cluster with one superuser, unless there is one. */
  void initialize(String user, String password) {
    if (Files.exists(data().resolve("PG_VERSION"))) {
      return;
    }
    try {
      Files.createDirectories(data());
      privileges.own(data());
      Path secret = Files.writeString(folder.resolve("password"), password);
      run(
          "initdb",
          List.of("-U", user, "-A", "scram-sha-256", "--pwfile", secret.toString()),
          List.of("-E", "UTF8", "--locale=C", "--no-sync"));
      Files.delete(secret);
    } catch (IOException e) {
      throw failure("Could not initialize Postgres in " + folder, e);
    }
  }

  /** Returns once it accepts connections. What a killed process left running is stopped first. */
  void start(int port, Map<String, String> settings) {
    if (Files.exists(data().resolve("postmaster.pid")) && exit("pg_ctl", List.of("status")) == 0) {
      stop();
    }
    String options =
        settings.entrySet().stream()
            .map(setting -> "-c %s='%s'".formatted(setting.getKey(), setting.getValue()))
            .collect(Collectors.joining(" ", "-p " + port + " ", ""));
    run("pg_ctl", List.of("-w", "-l", log().toString()), List.of("-o", options, "start"));
  }

  void stop() {
    run("pg_ctl", List.of("-w", "-m", "fast"), List.of("stop"));
  }

  Path log() {
    return folder.resolve("postgres.log");
  }

  private Path data() {
    return folder.resolve("data");
  }

  private void run(String program, List<String> options, List<String> more) {
    List<String> arguments = new ArrayList<>(options);
    arguments.addAll(more);
    int exit = exit(program, arguments);
    if (exit != 0) {
      throw failure("%s ended with %d:%n%s".formatted(program, exit, lastLines()), null);
    }
  }

  private int exit(String program, List<String> arguments) {
    List<String> command = new ArrayList<>(privileges.prefix());
    command.add(home.resolve("bin").resolve(program).toString());
    command.addAll(List.of("-D", data().toString()));
    command.addAll(arguments);
    try {
      return new ProcessBuilder(command)
          .directory(folder.toFile())
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
          .start()
          .waitFor();
    } catch (IOException e) {
      throw failure("Could not run " + program, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failure("Interrupted in " + program, e);
    }
  }

  private String lastLines() {
    try {
      List<String> lines = Files.readAllLines(log());
      return String.join("\n", lines.subList(Math.max(0, lines.size() - LOG_LINES), lines.size()));
    } catch (IOException e) {
      return "(no log: " + e.getMessage() + ")";
    }
  }

  private static PenumbraException failure(String message, Exception cause) {
    return new PenumbraException(
        ErrorCode.SOURCE_SETUP, message, "Mend that, or name another folder", cause);
  }
}
