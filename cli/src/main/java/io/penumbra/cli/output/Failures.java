package io.penumbra.cli.output;

import io.penumbra.error.ErrorCode;
import io.penumbra.error.PenumbraException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Tells errors in three parts: what happened, with its values, and what to do next. */
public final class Failures implements IExecutionExceptionHandler, IParameterExceptionHandler {
  private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

  @Override
  public int handleExecutionException(Exception error, CommandLine command, ParseResult parsed) {
    return tell(known(error), command, parsed.originalArgs().contains("--json"));
  }

  @Override
  public int handleParseException(ParameterException error, String[] args) {
    CommandLine command = error.getCommandLine();
    String next = command.getCommandSpec().qualifiedName() + " --help shows what it takes";
    return tell(
        new PenumbraException(ErrorCode.USAGE, error.getMessage(), meant(error) + next, error),
        command,
        List.of(args).contains("--json"));
  }

  private static String meant(ParameterException error) {
    List<String> near =
        error instanceof UnmatchedArgumentException unmatched
            ? unmatched.getSuggestions()
            : List.of();
    return near.isEmpty() ? "" : "Did you mean " + String.join(" or ", near) + "? ";
  }

  private static int tell(PenumbraException error, CommandLine command, boolean json) {
    if (json) {
      command.getOut().println(Json.failure(command.getCommandName(), error));
      command.getOut().flush();
    } else {
      Console console =
          new Console(command.getErr(), command.getErr(), command.getColorScheme().ansi());
      console.line("@|bold,red " + error.code() + "|@");
      error.getMessage().lines().forEach(line -> console.plain("  " + line));
      console.line("@|bold next|@");
      console.plain("  " + error.next());
    }
    return ExitCode.of(error.code()).number();
  }

  /** What is no error of ours is a defect; its trace goes to the log, not to the user. */
  private static PenumbraException known(Exception error) {
    if (error instanceof PenumbraException told) {
      LOG.debug("{}", told.code(), told);
      return told;
    }
    LOG.error("Unexpected", error);
    return new PenumbraException(
        ErrorCode.INTERNAL_ERROR,
        error.getClass().getSimpleName() + ": " + error.getMessage(),
        "This is a defect: report it with the log, .penumbra/penumbra.log",
        error);
  }
}
