package io.penumbra.jobs.validate;

import io.penumbra.report.Coverage;
import io.penumbra.report.FileCoverage;
import io.penumbra.report.Findings;
import io.penumbra.report.Found;
import io.penumbra.report.RowCoverage;

/**
 * What one part of a comparison has shown; parts add up.
 *
 * @param rowsRead rows that were read, of both sides
 * @param covered how far this part went
 */
record Partial(long rowsRead, Coverage covered, Found found) {
  /**
   * One part of a file was read to its end.
   *
   * @param bytes its size as stored, deletes included
   */
  static Partial read(long rows, long bytes) {
    Coverage covered = Coverage.NONE.plus(FileCoverage.read(1, bytes));
    return new Partial(rows, covered, new Findings(0).found());
  }

  static Partial compared(RowCoverage rows, Found found) {
    return new Partial(0, Coverage.NONE.plus(rows), found);
  }

  /** Rows that were read and not compared, less those that another part has read. */
  long unmatched() {
    return rowsRead - covered.rows().primary() - covered.rows().shadow();
  }
}
