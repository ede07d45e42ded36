package io.penumbra.cli.verb;

import io.penumbra.error.ErrorCode;
import io.penumbra.error.PenumbraException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** The jar with all that a cluster lacks: beside the launcher, or where the build leaves it. */
final class ClusterJar {
  private static final String NAME = "penumbra-jobs.jar";

  private ClusterJar() {}

  static Path find() {
    Path home = Path.of(Optional.ofNullable(System.getenv("PENUMBRA_HOME_DIR")).orElse("."));
    return Stream.of(home.resolve(NAME), home.resolve("jobs/target").resolve(NAME))
        .filter(Files::exists)
        .findFirst()
        .orElseThrow(
            () ->
                new PenumbraException(
                    ErrorCode.CLUSTER,
                    "There is no " + NAME + " in " + home.toAbsolutePath(),
                    "Make it with ./penumbra dist, or give its path with --jar"));
  }
}
