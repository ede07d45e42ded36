package io.penumbra.cli;

import io.penumbra.cli.demo.DemoVerb;
import io.penumbra.cli.demo.UpVerb;
import io.penumbra.cli.output.ExitCode;
import io.penumbra.cli.output.Failures;
import io.penumbra.cli.verb.Verbs;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Entry of the {@code penumbra} command. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    System.exit(command().execute(args));
  }

  /** The whole command, ready to be executed. */
  public static CommandLine command() {
    CommandLine root = new CommandLine(new PenumbraCommand());
    root.addSubcommand(new CommandLine(new DemoVerb()));
    root.addSubcommand(new CommandLine(new UpVerb()));
    Verbs.all().forEach(verb -> root.addSubcommand(new CommandLine(verb)));
    Failures failures = new Failures();
    root.setExecutionExceptionHandler(failures);
    root.setParameterExceptionHandler(failures);
    root.setCaseInsensitiveEnumValuesAllowed(true);
    root.setUsageHelpWidth(100);
    return complete(root);
  }

  private static CommandLine complete(CommandLine command) {
    CommandSpec spec = command.getCommandSpec();
    spec.addOption(
        OptionSpec.builder("-h", "--help").usageHelp(true).description("Show this.").build());
    spec.exitCodeOnInvalidInput(ExitCode.USAGE.number());
    spec.exitCodeOnExecutionException(ExitCode.ERROR.number());
    command.getSubcommands().values().forEach(Main::complete);
    return command;
  }
}
