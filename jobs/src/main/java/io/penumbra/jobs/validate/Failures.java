package io.penumbra.jobs.validate;

import io.penumbra.error.ErrorCode;
import io.penumbra.error.PenumbraException;

/** Errors of a comparison. */
final class Failures {
  private Failures() {}

  static PenumbraException job(Exception cause) {
    return new PenumbraException(
        ErrorCode.CLUSTER,
        "The comparing job failed: " + cause.getMessage(),
        "See Flink's log for the cause, then validate again",
        cause);
  }
}
