package io.penumbra.jobs.validate;

import io.penumbra.report.Coverage;
import io.penumbra.report.Findings;
import io.penumbra.report.Found;

/**
 * What one part of a comparison has shown; parts add up.
 *
 * @param planned parts of files that are to be read
 * @param read parts of files that were read to their end
 * @param rowsRead rows that were read, of both sides
 * @param rowsPrimary rows of the primary that were compared
 * @param rowsShadow rows of the shadow that were compared
 * @param rowsEqual rows in both and equal
 */
record Partial(
    long planned,
    long read,
    long rowsRead,
    long rowsPrimary,
    long rowsShadow,
    long rowsEqual,
    Found found) {
  static Partial planned(long parts) {
    return new Partial(parts, 0, 0, 0, 0, 0, new Findings(0).found());
  }

  /** One part of a file was read to its end. */
  static Partial read(long rows) {
    return new Partial(0, 1, rows, 0, 0, 0, new Findings(0).found());
  }

  static Partial compared(long rowsPrimary, long rowsShadow, long rowsEqual, Found found) {
    return new Partial(0, 0, 0, rowsPrimary, rowsShadow, rowsEqual, found);
  }

  Coverage addTo(Coverage coverage) {
    return new Coverage(
        coverage.filesIdentical(),
        coverage.rowsIdentical(),
        coverage.filesPlanned() + planned,
        coverage.filesRead() + read,
        coverage.rowsPrimary() + rowsPrimary,
        coverage.rowsShadow() + rowsShadow,
        coverage.rowsEqual() + rowsEqual,
        coverage.columns());
  }
}
