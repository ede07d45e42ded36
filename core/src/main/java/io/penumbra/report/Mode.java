package io.penumbra.report;

/** How a report came about. */
public enum Mode {
  /** Everything was compared, from nothing. */
  FULL,
  /** Only what came after an earlier report's cut. It can't mend what that report found. */
  RECHECK,
  /** The same statements were asked of both lanes. */
  QUERY,
  /** Only schemas, or files by their identity, were compared. */
  SCHEMA
}
