package io.penumbra.ops;

import io.penumbra.catalog.ShadowedTable;
import io.penumbra.catalog.verb.Ended;
import io.penumbra.error.ErrorCode;
import io.penumbra.error.PenumbraException;
import io.penumbra.lane.Lane;
import io.penumbra.lane.Ledger;
import io.penumbra.lane.Status;

/** What is done to shadows that are there, but for comparing and promoting them. */
public final class Shadows {
  private final Workspace workspace;

  public Shadows(Workspace workspace) {
    this.workspace = workspace;
  }

  /** The shadow that a target means; the table's only one where it names none. */
  public ShadowView show(Target target) {
    Selection selected = Selection.of(workspace, target);
    return ShadowView.of(selected.table(), selected.lane());
  }

  /** A table with its lanes and all that ended on it. */
  public TableView table(String name) {
    ShadowedTable table = workspace.table(name);
    Ledger ledger = table.ledger();
    return new TableView(
        table.id().toString(),
        ledger.source(),
        ledger.pipeline(),
        ledger.lanes().values().stream().map(lane -> ShadowView.of(table, lane)).toList(),
        table.ended());
  }

  /** Whether the stream, or the table's own commits, reach the shadow by now. */
  public boolean fed(Target target) {
    Status status = Selection.of(workspace, target).lane().status();
    return status.fed() && status != Status.PENDING;
  }

  /** Drops a shadow; its DDL is kept for review together with the reason. */
  public Ended discard(Target target, String reason) {
    Selection selected = Selection.of(workspace, target);
    return selected.with((table, shadow) -> table.discard(shadow, reason));
  }

  /**
   * Stops feeding a shadow. The table and its other shadows go on.
   *
   * @throws PenumbraException USAGE when the target names no shadow
   */
  public Lane pause(Target target) {
    if (target.shadow().isEmpty()) {
      throw new PenumbraException(
          ErrorCode.USAGE,
          "A table itself is not paused, only one of its shadows",
          "Name one, as " + target + ":wide; stop the mirror job to pause everything");
    }
    Selection selected = Selection.of(workspace, target);
    String reason = "paused by " + workspace.user();
    return selected.with((table, shadow) -> table.detach(shadow, reason));
  }

  /**
   * Lets a shadow that is no longer fed, or that lacks somebody else's change, begin again from
   * what the table holds now.
   *
   * @param target names the shadow
   */
  public Lane resume(Target target) {
    return Selection.of(workspace, target).with(ShadowedTable::refork);
  }

  /** Asks the mirror job to go on with a table that it stopped. */
  public Lane resume(String name) {
    ShadowedTable table = workspace.table(name);
    table.resume();
    return table.ledger().primary();
  }
}
