package io.penumbra.cli.verb;

import io.penumbra.cli.output.Console;
import io.penumbra.cli.output.ExitCode;
import io.penumbra.cli.output.Json;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * A verb: it has a result, which is printed for people or, with {@code --json}, for programs.
 *
 * @param <R> what it results in
 */
abstract class Verb<R> implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private Connection connection;

  @Option(names = "--json", description = "Print the result as one line of JSON.")
  private boolean json;

  @Override
  public final Integer call() {
    R result = run(connection);
    if (json) {
      spec.commandLine().getOut().println(Json.result(name(), result));
      spec.commandLine().getOut().flush();
    } else {
      print(result, console());
    }
    return exit(result).number();
  }

  /** As it is typed, without the command's own name. */
  final String name() {
    String all = spec.qualifiedName();
    return all.substring(all.indexOf(' ') + 1);
  }

  abstract R run(Connection connection);

  abstract void print(R result, Console console);

  ExitCode exit(R result) {
    return ExitCode.DONE;
  }

  /** Where to talk while it runs; what is printed there is not part of the result. */
  final Console console() {
    return new Console(
        spec.commandLine().getOut(),
        spec.commandLine().getErr(),
        spec.commandLine().getColorScheme().ansi());
  }

  final boolean json() {
    return json;
  }
}
