package io.penumbra.jobs.validate.read;

import io.penumbra.jobs.validate.column.EncodedRows;

/** Some rows of a file, as they were stored; good until the next ones are read. */
interface ReadRows {
  /** How many rows there are. */
  int count();

  /** A row's place in its file, from 0 on. */
  long position(int row);

  /** The cells of one of the groups of fields that were asked for. */
  EncodedRows cells(int group);
}
