package io.penumbra.jobs.validate.read;

import io.penumbra.error.ErrorCode;
import io.penumbra.error.PenumbraException;
import org.apache.iceberg.FileScanTask;

/** Errors of files that can't be read. */
public final class StorageFailure {
  private StorageFailure() {}

  /** Of whatever reading a broken file leads to; what is said already is said as it is. */
  static PenumbraException of(FileScanTask part, RuntimeException cause) {
    return cause instanceof PenumbraException known
        ? known
        : of(part.file().location() + " can't be read", cause);
  }

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
