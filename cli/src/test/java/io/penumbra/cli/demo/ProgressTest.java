package io.penumbra.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import me.tongfei.progressbar.ProgressBar;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Help.Ansi;

class ProgressTest {
  private final StringWriter text = new StringWriter();

  @Test
  void plainOutputHasALineForEachStepAndNothingToDrawOver() throws Exception {
    tell(Ansi.OFF);
    assertThat(text.toString())
        .matches("· Load rows \\d+\\.\\d s\\R    loaded 1,000\\R")
        .doesNotContain("\r")
        .doesNotContain("\u001B");
  }

  @Test
  void aTerminalShowsABarAndThenTheStepsLineInItsPlace() throws Exception {
    tell(Ansi.ON);
    assertThat(text.toString()).contains("rows", "\r\u001B[2K", "✓");
  }

  private void tell(Ansi ansi) throws Exception {
    Progress progress = new Progress(new PrintWriter(text), ansi);
    progress.step(
        "Load rows",
        () -> {
          try (ProgressBar bar = progress.bar("rows", 1_000)) {
            bar.stepTo(1_000);
          }
          progress.note("loaded %,d", 1_000);
        });
  }
}
