package io.penumbra.jobs.validate.read;

import io.penumbra.error.ErrorCode;
import io.penumbra.error.PenumbraException;

/** Errors of files that can't be read. */
public final class StorageFailure {
  private StorageFailure() {}

  /**
   * @param message what happened, with the file
   */
  public static PenumbraException of(String message, Exception cause) {
    return new PenumbraException(
        ErrorCode.STORAGE,
        message + ": " + cause.getMessage(),
        "Check the warehouse; `penumbra doctor` says which check fails",
        cause);
  }
}
