package io.penumbra.report;

/** What a report says. Only a {@link #PASS} is a proof. */
public enum Verdict {
  /** Everything that was to be compared was compared, and is as it should be. */
  PASS,
  /** A difference was found. */
  FAIL,
  /** No difference was found, but something could not be compared. Never a pass. */
  INCONCLUSIVE
}
