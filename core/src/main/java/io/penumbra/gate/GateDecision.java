package io.penumbra.gate;

import io.penumbra.error.ErrorCode;
import io.penumbra.error.PenumbraException;
import io.penumbra.report.Report;
import io.penumbra.report.Waived;
import java.util.List;

/** What the gate says to a promotion. */
public sealed interface GateDecision {
  /** Differences in spite of which the promotion may go ahead. */
  List<Waived> waived();

  /**
   * The promotion may go ahead, for these heads and no others.
   *
   * @param reportId the proof
   */
  record Allowed(String reportId, CheckedPair heads, List<Waived> waived) implements GateDecision {
    public Allowed {
      waived = List.copyOf(waived);
    }
  }

  /**
   * The proof is good, but for a cut that the heads have left behind.
   *
   * @param proof its cut is where the re-check starts
   * @param to where the re-check ends
   */
  record Recheck(Report proof, CheckedPair to, List<Waived> waived) implements GateDecision {
    public Recheck {
      waived = List.copyOf(waived);
    }
  }

  /**
   * The promotion may not go ahead.
   *
   * @param next what has to happen first
   */
  record Refused(ErrorCode code, String message, String next) implements GateDecision {
    @Override
    public List<Waived> waived() {
      return List.of();
    }

    public PenumbraException asError() {
      return new PenumbraException(code, message, next);
    }
  }
}
