package io.penumbra.cli.demo;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Options that say how large a stage is. */
final class Size {
  @Option(
      names = "--scale",
      paramLabel = "FACTOR",
      defaultValue = "0.01",
      description = "TPC-H scale factor; 1 means 1,500,000 orders. Default: ${DEFAULT-VALUE}.")
  private double scale;

  @Option(
      names = "--rate",
      paramLabel = "ROWS",
      defaultValue = "300",
      description = "Rows that change per second at most. Default: ${DEFAULT-VALUE}.")
  private int rate;

  StageSettings in(Path folder) {
    return new StageSettings(folder, scale, rate);
  }
}
