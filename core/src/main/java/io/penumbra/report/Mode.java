package io.penumbra.report;

/** How a report came about. */
public enum Mode {
  /** Everything was compared, from nothing. */
  FULL,
  /** Everything is known: what changed since an earlier report was compared, the rest by that. */
  INCREMENTAL,
  /** Only what came after an earlier report's cut. It can't mend what that report found. */
  RECHECK,
  /** Some of the columns, or rows by a condition, were compared, as it was asked for. */
  PARTIAL,
  /** Some of the rows were compared. */
  SAMPLE,
  /** The same statements were asked of both lanes. */
  QUERY,
  /** Only schemas, or files by their identity, were compared. */
  SCHEMA
}
