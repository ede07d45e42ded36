package io.penumbra.jobs.validate.constraint;

import io.penumbra.digest.RowHash;
import io.penumbra.jobs.validate.read.RowBatch;
import java.util.Optional;

/**
 * Rows whose values' hash leaves one remainder: there is memory for so many at once.
 *
 * @param number the remainder
 * @param of what is divided by
 */
record HashedRows(SqlValues values, long number, long of) {
  /** Takes rows that are meant. */
  @FunctionalInterface
  interface Taker {
    void take(RowHash hash, int row);
  }

  /** Hands on the rows that are meant and have a value in each column: NULL equals nothing. */
  void each(RowBatch rows, Taker taker) {
    for (int i = 0; i < rows.size(); i++) {
      int row = i;
      of(rows, i).ifPresent(hash -> taker.take(hash, row));
    }
  }

  /** Absent for a row that is not meant. */
  Optional<RowHash> of(RowBatch rows, int row) {
    if (rows.isNullInKey(row)) {
      return Optional.empty();
    }
    RowHash hash = values.of(rows, row);
    boolean meant = of == 1 || Long.remainderUnsigned(hash.second(), of) == number;
    return meant ? Optional.of(hash) : Optional.empty();
  }
}
