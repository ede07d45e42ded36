package io.penumbra.cli.verb;

import io.penumbra.config.Settings;
import io.penumbra.embedded.EmbeddedFlink;
import io.penumbra.error.ErrorCode;
import io.penumbra.error.PenumbraException;
import io.penumbra.jobs.mirror.MirrorJob;
import io.penumbra.ops.Watch;
import io.penumbra.ops.Workspace;
import io.penumbra.ops.flink.FlinkCluster;
import io.penumbra.ops.flink.Job;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The mirror job on a Flink inside this process. */
final class MirrorHere {
  private MirrorHere() {}

  /**
   * Runs it until it ends or the process does.
   *
   * @param folder of its checkpoints
   * @param savepoint where it goes on from; its newest checkpoint where absent
   */
  static MirrorEnd run(
      Settings settings,
      Workspace workspace,
      Path folder,
      Optional<String> savepoint,
      Consumer<Job> hear) {
    try (workspace;
        EmbeddedFlink flink = EmbeddedFlink.start(folder, settings.flink().properties())) {
      Optional<String> from = savepoint.or(() -> flink.latestCheckpoint().map(Path::toString));
      String id = start(flink.environment(), settings, from);
      Job ended = new Watch(new FlinkCluster(flink.rest())).follow(id, hear);
      return new MirrorEnd(ended, from, Optional.empty());
    }
  }

  private static String start(
      StreamExecutionEnvironment environment, Settings settings, Optional<String> from) {
    Configuration options = new Configuration();
    from.ifPresent(path -> options.set(StateRecoveryOptions.SAVEPOINT_PATH, path));
    environment.configure(options);
    MirrorJob.build(environment, settings);
    try {
      return environment
          .executeAsync(MirrorJob.name(settings.requireSource()))
          .getJobID()
          .toString();
    } catch (PenumbraException e) {
      throw e;
    } catch (Exception e) {
      throw new PenumbraException(
          ErrorCode.CLUSTER,
          "The mirror job does not start: " + e.getMessage(),
          "Look at .penumbra/penumbra.log",
          e);
    }
  }
}
