package io.penumbra.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** Types commands and keeps what they print. */
public final class TestingTerminal {
  private final List<String> config;

  private TestingTerminal(List<String> config) {
    this.config = config;
  }

  public static TestingTerminal plain() {
    return new TestingTerminal(List.of());
  }

  /** Adds {@code -c FILE} to everything that is typed. */
  public static TestingTerminal with(Path settings) {
    return new TestingTerminal(List.of("-c", settings.toString()));
  }

  /** What a command printed, and the exit code that it ended with. */
  public record Answer(int exit, String out, String err) {}

  public Answer type(String... args) {
    List<String> all = new ArrayList<>(List.of(args));
    all.addAll(config);
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine command = Main.command();
    command.setOut(new PrintWriter(out));
    command.setErr(new PrintWriter(err));
    command.setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF));
    int exit = command.execute(all.toArray(String[]::new));
    return new Answer(exit, out.toString(), err.toString());
  }
}
