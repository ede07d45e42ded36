package io.penumbra.cli.demo;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import picocli.CommandLine.Help.Ansi;

/**
 * Steps as they are told: one line each with the time that it took, and below it what came out. On
 * a terminal the line of a running step is drawn over.
 */
final class Progress {
  private static final String CLEAR_LINE = "\r\u001B[2K";

  private final PrintWriter out;
  private final Ansi ansi;
  private final List<String> notes = new ArrayList<>();

  Progress(PrintWriter out, Ansi ansi) {
    this.out = out;
    this.ansi = ansi;
  }

  /** Part of a story that is told step by step. */
  @FunctionalInterface
  interface Step {
    void run() throws Exception;
  }

  void headline(String text) {
    print("%n@|bold %s|@%n".formatted(text));
  }

  /** A line that belongs to no step. */
  void line(String format, Object... values) {
    print(String.format(Locale.ROOT, format, values) + System.lineSeparator());
  }

  /** Runs a step. */
  void step(String title, Step step) throws Exception {
    Instant start = Instant.now();
    print("@|faint ·|@ " + title + " ");
    step.run();
    double seconds = Duration.between(start, Instant.now()).toMillis() / 1000.0;
    String took = String.format(Locale.ROOT, "@|faint %.1f s|@%n", seconds);
    print(ansi.enabled() ? CLEAR_LINE + "@|green ✓|@ " + title + " " + took : took);
    notes.forEach(note -> print("    " + note + System.lineSeparator()));
    notes.clear();
  }

  /** What came out of the step that runs; told below its line. */
  void note(String format, Object... values) {
    notes.add(String.format(Locale.ROOT, format, values));
  }

  /** A bar for the step that runs; draws nothing where the output is no terminal. */
  ProgressBar bar(String unit, long goal) {
    return new ProgressBarBuilder()
        .setTaskName(" ")
        .setInitialMax(goal)
        .setUnit(" " + unit, 1)
        .setConsumer(new BarLine(out, ansi.enabled()))
        .build();
  }

  private void print(String markup) {
    out.print(ansi.string(markup));
    out.flush();
  }
}
