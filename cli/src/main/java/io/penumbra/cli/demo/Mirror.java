package io.penumbra.cli.demo;

import io.penumbra.config.Settings;
import io.penumbra.embedded.EmbeddedStack;
import org.apache.flink.core.execution.JobClient;

/** Starts the mirror job on an embedded stack. */
final class Mirror {
  private Mirror() {}

  static JobClient start(EmbeddedStack stack, Settings settings) throws Exception {
    throw new UnsupportedOperationException("to come");
  }
}
