package io.penumbra.cli.output;

import java.io.PrintWriter;
import picocli.CommandLine.Help.Ansi;

/** Where a command prints. Markup as {@code @|bold text|@} is colour on a terminal, else plain. */
public final class Console {
  private static final String CLEAR_LINE = "\r\u001B[2K";

  private final PrintWriter out;
  private final PrintWriter err;
  private final Ansi ansi;

  /**
   * @param ansi {@link Ansi#AUTO} for colours on a terminal that wants them (NO_COLOR)
   */
  public Console(PrintWriter out, PrintWriter err, Ansi ansi) {
    this.out = out;
    this.err = err;
    this.ansi = ansi;
  }

  public void line(String markup) {
    out.println(ansi.string(markup));
    out.flush();
  }

  /** A text that may hold what looks like markup. */
  public void plain(String text) {
    out.println(text);
    out.flush();
  }

  /** Goes to the error stream, so that what is piped on holds results only. */
  public void note(String markup) {
    passing("");
    err.println(ansi.string(markup));
    err.flush();
  }

  /** A note that the next one takes the place of; does nothing where the output is no terminal. */
  public void passing(String markup) {
    if (ansi.enabled()) {
      err.print(CLEAR_LINE + ansi.string(markup));
      err.flush();
    }
  }

  public boolean isTerminal() {
    return ansi.enabled();
  }

  public void table(Grid grid) {
    out.print(grid.render(ansi));
    out.flush();
  }

  /** Empties the screen; does nothing where the output is no terminal. */
  public void clear() {
    if (ansi.enabled()) {
      out.print("\u001B[H\u001B[2J");
      out.flush();
    }
  }
}
