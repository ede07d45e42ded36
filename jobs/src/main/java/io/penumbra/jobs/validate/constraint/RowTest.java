package io.penumbra.jobs.validate.constraint;

import io.penumbra.jobs.validate.read.RowBatch;

/** Tells rows that break a constraint. */
@FunctionalInterface
interface RowTest {
  /**
   * With how many rows a row breaks the constraint, itself included; 0 for a row that breaks none.
   */
  long of(RowBatch rows, int row);
}
