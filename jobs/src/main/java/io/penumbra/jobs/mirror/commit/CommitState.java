package io.penumbra.jobs.mirror.commit;

import java.util.List;
import java.util.Map;

/**
 * What a checkpoint knows of commits.
 *
 * @param position highest source position at it, -1 for none
 * @param tables by the mirror's identifier, so that a changed list of tables finds its own
 */
record CommitState(long position, Map<String, TableState> tables) {
  CommitState {
    tables = Map.copyOf(tables);
  }

  /**
   * One table's part.
   *
   * @param lineage the history of checkpoints that this one belongs to
   * @param held barriers that wait for a stopped table to be resumed
   * @param pending barriers that are not known to be committed, oldest first
   */
  record TableState(String lineage, Held held, List<PendingBarrier> pending) {
    TableState {
      pending = List.copyOf(pending);
    }
  }
}
