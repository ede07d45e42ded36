package io.penumbra.jobs.validate.fresh;

import io.penumbra.error.PenumbraException;
import io.penumbra.lane.Proof;
import io.penumbra.report.Report;

/** Hears how a proof is kept fresh. */
public interface Listener {
  /**
   * Table and shadow were compared.
   *
   * @param report as it is kept beside the table
   */
  void compared(Report report, Pass pass);

  /** Nothing has to be compared at first: there is a report on what both hold now. */
  void holds(Proof proof);

  /** Something stands in the way; it is tried again. The same trouble is told once. */
  void troubled(PenumbraException trouble);
}
