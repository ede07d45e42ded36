package io.penumbra.ops;

import io.penumbra.catalog.ShadowedTable;
import io.penumbra.catalog.verb.Swapped;
import io.penumbra.error.ErrorCode;
import io.penumbra.error.PenumbraException;
import io.penumbra.lane.Lane;
import java.util.Map;
import java.util.function.Supplier;

/** The way into the table and back. */
public final class Promotions {
  private final Workspace workspace;

  public Promotions(Workspace workspace) {
    this.workspace = workspace;
  }

  /** Makes the former primary the table again; needs no proof, no job and no server. */
  public Swap rollback(String name) {
    ShadowedTable table = workspace.table(name);
    return timed(table, table::rollback);
  }

  /** What a rollback would do; {@code snapshotId} is the head that would be the table's content. */
  public Swap planRollback(String name) {
    ShadowedTable table = workspace.table(name);
    Lane former = former(table);
    return new Swap(
        table.id().toString(),
        former.name(),
        table.ledger().primary().name(),
        table.table().snapshot(former.branch()).snapshotId(),
        0,
        0,
        Map.of());
  }

  /**
   * Ends the way back.
   *
   * @return the lane that is dropped
   */
  public Lane finish(String name) {
    ShadowedTable table = workspace.table(name);
    Lane former = former(table);
    table.finalizePromotion();
    return former;
  }

  /** The way back of a table. */
  public Lane former(String name) {
    return former(workspace.table(name));
  }

  private static Lane former(ShadowedTable table) {
    return table
        .ledger()
        .former()
        .orElseThrow(
            () ->
                new PenumbraException(
                    ErrorCode.STATE_REFUSED,
                    "Table " + table.id() + " has no former primary",
                    "There is one after a promotion, until it is finalized or rolled back"));
  }

  private static Swap timed(ShadowedTable table, Supplier<Swapped> verb) {
    long start = System.nanoTime();
    Swapped swapped = verb.get();
    long millis = (System.nanoTime() - start) / 1_000_000;
    return Swap.of(table.id().toString(), swapped, millis);
  }
}
