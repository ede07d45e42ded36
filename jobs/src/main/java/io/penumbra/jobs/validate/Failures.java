package io.penumbra.jobs.validate;

import io.penumbra.error.ErrorCode;
import io.penumbra.error.PenumbraException;

/** Errors of a comparison. */
final class Failures {
  private Failures() {}

  static PenumbraException storage(String message, Exception cause) {
    return new PenumbraException(
        ErrorCode.STORAGE,
        message + ": " + cause.getMessage(),
        "Check the warehouse; `penumbra doctor` says which check fails",
        cause);
  }

  static PenumbraException job(Exception cause) {
    return new PenumbraException(
        ErrorCode.CLUSTER,
        "The comparing job failed: " + cause.getMessage(),
        "See Flink's log for the cause, then validate again",
        cause);
  }
}
