package io.penumbra.cli.verb;

import static org.assertj.core.api.Assertions.assertThat;

import io.penumbra.cli.output.Console;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Help.Ansi;

class ProgressLinesTest {
  private static final long MB = 1 << 20;

  private final StringWriter err = new StringWriter();
  private Instant now = Instant.EPOCH;

  @Test
  void whatIsLeftIsToldNowAndThen() {
    ProgressLines lines = lines(Ansi.OFF);
    lines.reached("schema", 0, 1);
    lines.reached("schema", 1, 1);
    lines.reached("hash", 0, 400 * MB);
    now = now.plusSeconds(5);
    lines.reached("hash", 50 * MB, 400 * MB);
    now = now.plusSeconds(5);
    lines.reached("hash", 100 * MB, 400 * MB);
    assertThat(err)
        .hasToString(
            """
              comparing schema
              comparing hash: 0 B of 400.0 MB
              comparing hash: 100.0 MB of 400.0 MB, 30s left
            """);
  }

  @Test
  void statementsAreCounted() {
    ProgressLines lines = lines(Ansi.OFF);
    lines.reached("constraints", 0, 3);
    assertThat(err).hasToString("  comparing constraints: 0 of 3\n");
  }

  @Test
  void aTerminalSeesEveryStepInOneLine() {
    ProgressLines lines = lines(Ansi.ON);
    lines.reached("rows", 0, 4 * MB);
    now = now.plusSeconds(1);
    lines.reached("rows", MB, 4 * MB);
    assertThat(err.toString()).doesNotContain("\n").endsWith("rows: 1.0 MB of 4.0 MB, 3s left");
  }

  private ProgressLines lines(Ansi ansi) {
    return new ProgressLines(
        new Console(new PrintWriter(new StringWriter()), new PrintWriter(err), ansi), () -> now);
  }
}
