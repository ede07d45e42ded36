package io.penumbra.cli.verb;

import io.penumbra.config.Settings;
import io.penumbra.config.SettingsFile;
import io.penumbra.error.ErrorCode;
import io.penumbra.error.PenumbraException;
import io.penumbra.ops.Workspace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which settings a command works with. */
final class Connection {
  /** Written by {@code up}, so that other terminals find what runs. */
  private static final String RUNNING = ".penumbra/penumbra.yaml";

  /** Written by {@code demo}. */
  private static final String DEMO = ".penumbra/demo/penumbra.yaml";

  @Option(
      names = {"-c", "--config"},
      paramLabel = "FILE",
      description =
          "Settings file. Without it: what `penumbra up` left in ./.penumbra or $PENUMBRA_HOME.")
  private Path file;

  Workspace open() {
    return Workspace.open(settings(), user());
  }

  Settings settings() {
    return SettingsFile.load(path());
  }

  Path path() {
    return Optional.ofNullable(file)
        .or(() -> running(Path.of(RUNNING)))
        .or(() -> running(Path.of(DEMO)))
        .or(() -> home().flatMap(home -> running(home.resolve("penumbra.yaml"))))
        .orElseThrow(Connection::nothingRuns);
  }

  static String user() {
    return Optional.ofNullable(System.getenv("PENUMBRA_USER"))
        .orElseGet(() -> System.getProperty("user.name"));
  }

  private static Optional<Path> running(Path candidate) {
    return Optional.of(candidate).filter(Files::exists);
  }

  private static Optional<Path> home() {
    return Optional.ofNullable(System.getenv("PENUMBRA_HOME")).map(Path::of);
  }

  private static PenumbraException nothingRuns() {
    return new PenumbraException(
        ErrorCode.CONFIG_INVALID,
        "No settings: -c was not given, and there is no "
            + RUNNING
            + " in "
            + Path.of("").toAbsolutePath(),
        "Start a stack of its own with `penumbra up`, or give a settings file with -c FILE");
  }
}
