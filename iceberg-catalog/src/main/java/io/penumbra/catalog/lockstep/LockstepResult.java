package io.penumbra.catalog.lockstep;

import io.penumbra.lane.LaneId;
import io.penumbra.lane.Ledger;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a lockstep commit did.
 *
 * @param ledger the ledger after it
 * @param heads newest snapshot by lane, for the lanes that the commit moved; empty when there was
 *     nothing to commit
 * @param detached lanes that this commit stopped feeding, with the reason
 * @param taken by checkpoint, the lanes whose file sets some lane took; all others are of no use
 * @param skipped checkpoints that were in the table already; what they took is not known
 * @param attempts how many times the commit was staged; 0 when there was nothing to commit
 */
public record LockstepResult(
    Ledger ledger,
    Map<LaneId, Long> heads,
    Map<LaneId, String> detached,
    Map<Long, Set<LaneId>> taken,
    List<Long> skipped,
    int attempts) {
  public LockstepResult {
    heads = Map.copyOf(heads);
    detached = Map.copyOf(detached);
    taken = Map.copyOf(taken);
    skipped = List.copyOf(skipped);
  }

  /** The same, found to have taken so many attempts. */
  public LockstepResult after(int attempts) {
    return new LockstepResult(ledger, heads, detached, taken, skipped, attempts);
  }
}
