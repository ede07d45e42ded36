package io.penumbra.error;

import java.util.Objects;

/** An error told in three parts: what happened (with its values), of which kind, and what to do. */
public class PenumbraException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ErrorCode code;
  private final String next;

  /**
   * @param code which error this is
   * @param message what happened, with the values, without a full stop
   * @param next what to do next, ideally a command; never empty
   */
  public PenumbraException(ErrorCode code, String message, String next) {
    this(code, message, next, null);
  }

  /**
   * @param cause may be null
   */
  public PenumbraException(ErrorCode code, String message, String next, Throwable cause) {
    super(Objects.requireNonNull(message, "message"), cause);
    this.code = Objects.requireNonNull(code, "code");
    this.next = Objects.requireNonNull(next, "next");
  }

  public ErrorCode code() {
    return code;
  }

  /** What the reader can do now. */
  public String next() {
    return next;
  }

  /**
   * All three parts, so that a log and a cluster's stack traces hold them; the message is one.
   * Needs no class that was not needed before: Flink prints what a job threw when the job's class
   * loader is closed.
   */
  @Override
  @SuppressWarnings("OverrideThrowableToString")
  public final String toString() {
    return getClass().getName() + ": " + code + ": " + getMessage() + PrintedError.NEXT + next;
  }
}
