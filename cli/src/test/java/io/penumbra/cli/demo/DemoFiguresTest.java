package io.penumbra.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Help.Ansi;

class DemoFiguresTest {
  @Test
  void theReadmeShowsWhatADemoEndsWith() throws IOException {
    StringWriter text = new StringWriter();
    new DemoFigures(7, 7, 0, 1, TwoShadows.TAMPERED_ROWS, 1, 1, 1, 1, 1)
        .print(new Progress(new PrintWriter(text), Ansi.OFF));

    assertThat(shape(Files.readString(Path.of("../README.md")))).contains(shape(text.toString()));
  }

  /** Without the figures, which are others in each run. */
  private static String shape(String text) {
    return text.strip().replaceAll("\\d[\\d,]*", "N").replaceAll(" +", " ");
  }
}
