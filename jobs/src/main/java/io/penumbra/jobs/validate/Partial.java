package io.penumbra.jobs.validate;

import io.penumbra.report.Coverage;
import io.penumbra.report.FileCoverage;
import io.penumbra.report.Findings;
import io.penumbra.report.Found;
import io.penumbra.report.RowCoverage;

/**
 * What one part of a comparison has shown; parts add up.
 *
 * @param met rows that were met on the way
 * @param rowsRead rows that were read to be compared, of both sides
 * @param covered how far this part went
 */
record Partial(Population met, long rowsRead, Coverage covered, Found found) {
  /**
   * One part of a file was read to its end.
   *
   * @param rows rows of it that were wanted
   * @param bytes its size as stored, deletes included
   */
  static Partial read(Population met, long rows, long bytes) {
    Coverage covered = Coverage.NONE.plus(FileCoverage.read(1, bytes));
    return new Partial(met, rows, covered, new Findings(0).found());
  }

  /**
   * Parts of files were hashed to their end.
   *
   * @param bytes their size as stored, deletes included
   */
  static Partial hashed(long parts, long bytes) {
    Coverage covered = Coverage.NONE.plus(FileCoverage.read(parts, bytes));
    return new Partial(Population.NONE, 0, covered, new Findings(0).found());
  }

  static Partial compared(RowCoverage rows, Found found) {
    return new Partial(Population.NONE, 0, Coverage.NONE.plus(rows), found);
  }

  /** Rows that were read and not compared, less those that another part has read. */
  long unmatched() {
    return rowsRead - covered.rows().primary() - covered.rows().shadow();
  }
}
