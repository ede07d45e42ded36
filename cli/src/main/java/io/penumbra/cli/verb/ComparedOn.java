package io.penumbra.cli.verb;

import io.penumbra.config.Settings;
import io.penumbra.ops.ClusterPlace;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where rows are read and compared. */
final class ComparedOn {
  @Option(
      names = "--cluster",
      paramLabel = "HOST:PORT",
      description = "Read and compare on the Flink cluster with this REST endpoint.")
  private Optional<String> address;

  @Option(
      names = "--jar",
      paramLabel = "FILE",
      description = "The jar for clusters; else the one that was built or unpacked.")
  private Optional<Path> jar;

  Optional<ClusterPlace> place(Settings settings) {
    return address
        .flatMap(given -> settings.on(given).flink().rest())
        .map(rest -> new ClusterPlace(rest, jar.orElseGet(ClusterJar::find)));
  }
}
