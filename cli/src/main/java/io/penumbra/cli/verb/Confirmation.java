package io.penumbra.cli.verb;

import io.penumbra.error.ErrorCode;
import io.penumbra.error.PenumbraException;
import java.util.Locale;
import picocli.CommandLine.Option;

/** Asks before something is done that can't simply be done again. */
final class Confirmation {
  @Option(
      names = {"-y", "--yes"},
      description = "Do not ask.")
  private boolean yes;

  /**
   * @throws PenumbraException USAGE when the answer is not yes, or there is nobody to ask
   */
  @SuppressWarnings("SystemConsoleNull") // from JDK 22 on a missing terminal answers null below
  void ask(String question) {
    if (yes) {
      return;
    }
    if (System.console() == null) {
      throw declined(question + " Nobody is there to answer", "Add --yes");
    }
    String answer = System.console().readLine("%s [y/N] ", question);
    if (answer == null || !answer.strip().toLowerCase(Locale.ROOT).startsWith("y")) {
      throw declined("Not done: the answer was '" + answer + "'", "Answer y, or add --yes");
    }
  }

  private static PenumbraException declined(String message, String next) {
    return new PenumbraException(ErrorCode.USAGE, message, next);
  }
}
