package io.penumbra.jobs.validate;

import io.penumbra.error.ErrorCode;
import io.penumbra.error.PenumbraException;

/** Errors of a comparison. */
final class Failures {
  private Failures() {}

  /** What is said already is said as it is. */
  static PenumbraException job(Exception cause) {
    if (cause instanceof PenumbraException known) {
      return known;
    }
    return new PenumbraException(
        ErrorCode.CLUSTER,
        "The comparing job failed: " + cause.getMessage(),
        "See Flink's log for the cause, then validate again",
        cause);
  }
}
