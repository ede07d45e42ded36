package io.penumbra.jobs.validate;

import io.penumbra.report.Report;

/**
 * What an earlier report has proven of a shadow.
 *
 * @param report one that passed
 * @param earlier both lanes at its cut
 * @param mostRows rows that came since, up to which they are compared
 */
record ProvenCut(Report report, Comparison earlier, long mostRows) {
  /** Compares what came since. */
  ChangesLevel level() {
    return new ChangesLevel(report.reportId(), earlier, mostRows);
  }

  ProvenConstraints constraints() {
    return new ProvenConstraints(report.method().constraints(), earlier.shadow());
  }
}
