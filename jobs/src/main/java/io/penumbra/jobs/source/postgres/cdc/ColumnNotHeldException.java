package io.penumbra.jobs.source.postgres.cdc;

import io.penumbra.jobs.source.postgres.type.NotHeldException;

/** A row with a value that its column can't hold. */
final class ColumnNotHeldException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String column;

  ColumnNotHeldException(String column, NotHeldException cause) {
    super(cause.getMessage(), cause);
    this.column = column;
  }

  String column() {
    return column;
  }
}
