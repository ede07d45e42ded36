package io.penumbra.jobs.validate.column;

import org.apache.parquet.column.page.PageReadStore;

/** A column of a file, read a few rows at a time and written out as cells. */
interface Column {
  /** So many rows are read at once that all their values stay in the processor's cache. */
  int MOST_ROWS = 512;

  /** Goes to the first row of a row group. */
  void open(PageReadStore rowGroup);

  /** How many rows can be read at once: those of the current page. */
  int ready();

  /** Reads the next {@code count} rows; those read before are forgotten. */
  void read(int count);

  /** Adds to each row's size in bytes that of its cell. */
  void addSizes(long[] sizes, int count);

  /**
   * Writes the cells of the rows {@code from} to {@code to}.
   *
   * @param at where each row's next cell begins; moved behind it
   */
  void write(byte[] out, int[] at, int from, int to);
}
