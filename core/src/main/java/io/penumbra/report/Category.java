package io.penumbra.report;

import static io.penumbra.report.Severity.BLOCKER;
import static io.penumbra.report.Severity.ERROR;
import static io.penumbra.report.Severity.INFO;
import static io.penumbra.report.Severity.WARN;

/** Every kind of discrepancy that there is; names are stable, reports carry them. */
public enum Category {
  SCHEMA_COLUMN_MISSING(BLOCKER),
  SCHEMA_COLUMN_EXTRA(ERROR),
  SCHEMA_TYPE_MISMATCH(BLOCKER),
  SCHEMA_NULLABILITY_MISMATCH(ERROR),
  SCHEMA_KEY_MISMATCH(BLOCKER),

  ROW_MISSING_IN_SHADOW(ERROR),
  ROW_EXTRA_IN_SHADOW(ERROR),
  DUPLICATE_KEY(ERROR),
  NULL_KEY(ERROR),
  /** The shadow holds a row that the primary held before, and that is still in its files. */
  STALE_ROW(ERROR),

  /** The value can't be held by the shadow's type. */
  TYPE_MISMATCH(ERROR),
  /** One side is NULL and the other is not. */
  NULL_MISMATCH(ERROR),
  /** The shadow holds the column's default in place of the value. */
  DEFAULT_SUBSTITUTED(ERROR),
  /** The shadow's value is the expected one with digits or fractions of a second missing. */
  PRECISION_LOSS(ERROR),
  OUT_OF_RANGE(ERROR),
  /** The shadow's text or bytes are the beginning of the expected ones. */
  TRUNCATION(ERROR),
  /** The shadow's time is off by whole quarters of an hour. */
  TIMEZONE_SHIFT(ERROR),
  /** Equal but for blanks at the ends, case, or Unicode form. */
  STRING_NORMALIZATION(ERROR),
  /** Any other difference of a value. */
  VALUE_MISMATCH(ERROR),

  CONSTRAINT_VIOLATION(ERROR),

  CHECKSUM_MISMATCH(ERROR),
  QUERY_MISMATCH(ERROR),

  /** A difference within a declared tolerance. */
  TOLERATED(INFO),

  /** The comparison itself went wrong. */
  VALIDATOR_ERROR(WARN),
  /** Something was not compared. */
  NOT_VALIDATED(WARN);

  private final Severity severity;

  Category(Severity severity) {
    this.severity = severity;
  }

  /** The weight of a discrepancy of this kind, unless it is declared otherwise. */
  public Severity severity() {
    return severity;
  }

  /** Whether it says that something is not known, rather than that something is wrong. */
  public boolean leavesGap() {
    return this == VALIDATOR_ERROR || this == NOT_VALIDATED;
  }
}
