package io.penumbra.cli.verb;

import io.penumbra.config.Settings;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The cluster, where it is not the one of the settings. */
final class ClusterOption {
  private static final String NAME = "--cluster";

  @Option(
      names = NAME,
      paramLabel = "HOST:PORT",
      description = "REST endpoint of the cluster; else flink.cluster of the settings.")
  private Optional<String> address;

  Settings on(Settings settings) {
    return address.map(settings::on).orElse(settings);
  }

  /** Another command with the same cluster. */
  String after(String command) {
    return address.map(given -> command + " " + NAME + " " + given).orElse(command);
  }
}
