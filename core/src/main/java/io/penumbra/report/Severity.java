package io.penumbra.report;

/** How much a discrepancy weighs. From {@link #ERROR} on it stands in the way of a pass. */
public enum Severity {
  INFO,
  WARN,
  ERROR,
  BLOCKER;

  /** Whether one discrepancy of this weight makes the verdict a {@link Verdict#FAIL}. */
  public boolean fails() {
    return compareTo(ERROR) >= 0;
  }
}
