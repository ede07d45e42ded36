package io.penumbra.cli.demo;

import io.penumbra.config.Settings;
import io.penumbra.embedded.EmbeddedStack;
import io.penumbra.jobs.mirror.MirrorJob;
import java.nio.file.Path;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Starts the mirror job on an embedded stack. */
final class Mirror {
  private Mirror() {}

  /** Goes on from the last checkpoint in the stack's folder; there is none in a new one. */
  static JobClient start(EmbeddedStack stack, Settings settings) throws Exception {
    StreamExecutionEnvironment environment = stack.flink().environment();
    stack.flink().latestCheckpoint().map(Mirror::from).ifPresent(environment::configure);
    MirrorJob.build(environment, settings);
    return environment.executeAsync(MirrorJob.name(settings.requireSource()));
  }

  private static Configuration from(Path checkpoint) {
    Configuration options = new Configuration();
    options.set(StateRecoveryOptions.SAVEPOINT_PATH, checkpoint.toUri().toString());
    return options;
  }
}
