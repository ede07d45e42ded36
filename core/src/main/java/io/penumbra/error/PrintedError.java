package io.penumbra.error;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An error as it stands in a stack trace. Flink tells of what happened inside of it by printed
 * traces only, and what to do next has to come through.
 */
public final class PrintedError {
  static final String NEXT = "\n  next: ";
  private static final String END = "(?=\\R\\s*at |\\R\\s*\\.\\.\\. |\\R\\s*Caused by: |\\R*\\z)";
  private static final Pattern PRINTED =
      Pattern.compile("Exception: ([A-Z_]+): (.*?)" + NEXT + "(.*?)" + END, Pattern.DOTALL);

  private PrintedError() {}

  /** The outermost error of ours in a printed stack trace. */
  public static Optional<PenumbraException> in(String trace) {
    Matcher found = PRINTED.matcher(trace);
    if (!found.find()) {
      return Optional.empty();
    }
    return Arrays.stream(ErrorCode.values())
        .filter(code -> code.name().equals(found.group(1)))
        .findFirst()
        .map(code -> new PenumbraException(code, found.group(2), found.group(3)));
  }
}
