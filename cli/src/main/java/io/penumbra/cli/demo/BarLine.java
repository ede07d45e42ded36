package io.penumbra.cli.demo;

import java.io.PrintWriter;
import me.tongfei.progressbar.ProgressBarConsumer;

/** Where a progress bar is drawn: over the last line of a terminal, else nowhere. */
final class BarLine implements ProgressBarConsumer {
  private static final int WIDTH = 80;

  private final PrintWriter out;
  private final boolean terminal;

  BarLine(PrintWriter out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  @Override
  public int getMaxRenderedLength() {
    return WIDTH;
  }

  @Override
  public void accept(String bar) {
    if (terminal) {
      out.print("\r" + bar);
      out.flush();
    }
  }

  @Override
  public void close() {
    // The step's own line takes its place.
  }
}
