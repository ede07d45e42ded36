package io.penumbra.ops.flink;

import io.penumbra.error.PenumbraException;
import io.penumbra.error.PrintedError;
import java.util.Objects;
import java.util.Optional;

/**
 * Why a job failed, or why it is not known how it is.
 *
 * @param reason what happened
 * @param next what to do, absent where nobody foresaw it
 */
public record Failure(String reason, Optional<String> next) {
  private static final String CAUSE = "Caused by: ";

  public Failure {
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(next, "next");
  }

  static Failure of(PenumbraException error) {
    return new Failure(error.getMessage(), Optional.of(error.next()));
  }

  /** Our own error in a printed stack trace; else its innermost cause, which tells most. */
  static Failure in(String trace) {
    return PrintedError.in(trace).map(Failure::of).orElseGet(() -> innermost(trace));
  }

  private static Failure innermost(String trace) {
    int cause = trace.lastIndexOf(CAUSE);
    String text = cause < 0 ? trace : trace.substring(cause + CAUSE.length());
    return new Failure(text.lines().findFirst().orElse(text), Optional.empty());
  }
}
