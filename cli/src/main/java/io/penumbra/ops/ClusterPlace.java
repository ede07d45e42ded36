package io.penumbra.ops;

import io.penumbra.error.ErrorCode;
import io.penumbra.error.PenumbraException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Objects;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * A cluster on which jobs of this process run.
 *
 * @param rest its REST endpoint, as {@code http://localhost:8081}
 * @param jar everything that the cluster lacks; brought there with each job
 */
public record ClusterPlace(URI rest, Path jar) {
  /**
   * @throws PenumbraException USAGE when it has no port
   */
  public ClusterPlace {
    Objects.requireNonNull(jar, "jar");
    if (rest.getHost() == null || rest.getPort() < 0) {
      throw new PenumbraException(
          ErrorCode.USAGE, "'" + rest + "' is no HOST:PORT", "Give it as jobmanager:8081");
    }
  }

  StreamExecutionEnvironment environment() {
    return StreamExecutionEnvironment.createRemoteEnvironment(
        rest.getHost(), rest.getPort(), jar.toString());
  }
}
