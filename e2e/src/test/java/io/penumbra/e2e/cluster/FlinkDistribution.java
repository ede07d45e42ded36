package io.penumbra.e2e.cluster;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * The libraries of a stock Flink distribution.
 *
 * @param lib the folder {@code lib} of the distribution
 */
record FlinkDistribution(Path lib) {
  static final String VERSION = "1.20.3";

  /** Finds the distribution in the user's cache, or fetches it once. */
  static FlinkDistribution fetch() throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(script().toString(), VERSION)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String printed =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).trim();
    if (!process.waitFor(10, TimeUnit.MINUTES) || process.exitValue() != 0) {
      throw new IllegalStateException(
          "No Flink " + VERSION + " distribution to be had: " + printed);
    }
    return new FlinkDistribution(Path.of(printed));
  }

  String classpath() {
    return lib + "/*";
  }

  private static Path script() {
    Path here = Path.of("flink-dist").toAbsolutePath();
    return Files.exists(here) ? here : Path.of("e2e/flink-dist").toAbsolutePath();
  }
}
