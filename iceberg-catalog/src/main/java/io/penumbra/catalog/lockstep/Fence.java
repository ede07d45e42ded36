package io.penumbra.catalog.lockstep;

import io.penumbra.error.ErrorCode;
import io.penumbra.error.PenumbraException;
import io.penumbra.lane.Ledger;
import io.penumbra.lane.Pipeline;
import java.util.List;

/** Lets in the job that has taken over, and of what it brings only what is new (invariant I3). */
final class Fence {
  private Fence() {}

  /** The barriers that the table does not have yet. */
  static List<Barrier> open(Ledger ledger, List<Barrier> barriers) {
    Pipeline pipeline =
        ledger
            .pipeline()
            .orElseThrow(() -> fenced("no job has taken the table over", barriers.get(0)));
    barriers.forEach(barrier -> check(pipeline, barrier));
    return barriers.stream().filter(b -> b.checkpoint() > pipeline.checkpoint()).toList();
  }

  private static void check(Pipeline pipeline, Barrier barrier) {
    if (!barrier.job().equals(pipeline.job())) {
      throw fenced("job " + pipeline.job() + " has taken the table over", barrier);
    }
    if (!barrier.lineage().equals(pipeline.lineage())) {
      throw fenced("the table is at lineage " + pipeline.lineage(), barrier);
    }
  }

  private static PenumbraException fenced(String why, Barrier barrier) {
    return new PenumbraException(
        ErrorCode.FENCED,
        "Checkpoint "
            + barrier.checkpoint()
            + " of job "
            + barrier.job()
            + ", lineage "
            + barrier.lineage()
            + ", is refused: "
            + why,
        "Stop this job; only one may feed a table");
  }
}
