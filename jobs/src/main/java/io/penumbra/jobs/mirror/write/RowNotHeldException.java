package io.penumbra.jobs.mirror.write;

import io.penumbra.error.ErrorCode;
import io.penumbra.error.PenumbraException;

/** A row has a value that the lane's column cannot hold. Nothing of the row was written. */
final class RowNotHeldException extends PenumbraException {
  private static final long serialVersionUID = 1L;

  RowNotHeldException(String message) {
    super(
        ErrorCode.ROW_NOT_HELD,
        message,
        "Change the value at the source, or propose a shadow that holds it; then resume the table");
  }
}
