package io.penumbra.config;

import io.penumbra.error.ErrorCode;
import io.penumbra.error.PenumbraException;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Where jobs run.
 *
 * @param cluster HOST:PORT of a cluster's REST endpoint; absent to run inside this process
 * @param properties Flink's own options for the jobs, as they are
 */
public record FlinkSettings(Optional<String> cluster, Map<String, String> properties) {
  private static final String EMBEDDED = "embedded";

  public FlinkSettings {
    Objects.requireNonNull(cluster, "cluster");
    properties = Map.copyOf(properties);
  }

  /** Address of the cluster's REST endpoint, absent for an embedded one. */
  public Optional<URI> rest() {
    return cluster.map(address -> URI.create("http://" + address));
  }

  /**
   * The same jobs on another cluster.
   *
   * @throws PenumbraException USAGE when the address is no HOST:PORT
   */
  public FlinkSettings on(String address) {
    if (address.equals(EMBEDDED) || !Shapes.ADDRESS.matcher(address).matches()) {
      throw new PenumbraException(
          ErrorCode.USAGE,
          "'" + address + "' is no HOST:PORT",
          "Give the REST address of the JobManager, as jobmanager:8081");
    }
    return new FlinkSettings(Optional.of(address), properties);
  }

  static FlinkSettings read(Section section) {
    String cluster = section.text("cluster", "'embedded' or HOST:PORT", Shapes.ADDRESS, EMBEDDED);
    return new FlinkSettings(
        Optional.of(cluster).filter(address -> !address.equals(EMBEDDED)),
        section.properties("properties"));
  }
}
