package io.penumbra.ops.flink;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A job to be run on a cluster.
 *
 * @param jar everything that the cluster lacks
 * @param savepoint savepoint or checkpoint to go on from
 */
public record Submission(
    Path jar, String mainClass, List<String> arguments, Optional<String> savepoint) {
  public Submission {
    Objects.requireNonNull(jar, "jar");
    Objects.requireNonNull(mainClass, "mainClass");
    arguments = List.copyOf(arguments);
    Objects.requireNonNull(savepoint, "savepoint");
  }
}
