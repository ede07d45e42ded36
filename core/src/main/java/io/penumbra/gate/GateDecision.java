package io.penumbra.gate;

import io.penumbra.error.ErrorCode;
import io.penumbra.error.PenumbraException;
import io.penumbra.report.Report;

/** What the gate says to a promotion. */
public sealed interface GateDecision {
  /**
   * The promotion may go ahead, for these heads and no others.
   *
   * @param reportId the proof
   */
  record Allowed(String reportId, CheckedPair heads) implements GateDecision {}

  /**
   * The proof is good, but for a cut that the heads have left behind.
   *
   * @param proof its cut is where the re-check starts
   * @param to where the re-check ends
   */
  record Recheck(Report proof, CheckedPair to) implements GateDecision {}

  /**
   * The promotion may not go ahead.
   *
   * @param next what has to happen first
   */
  record Refused(ErrorCode code, String message, String next) implements GateDecision {
    public PenumbraException asError() {
      return new PenumbraException(code, message, next);
    }
  }
}
