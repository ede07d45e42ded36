package io.penumbra.ops;

import io.penumbra.catalog.ShadowedTable;
import io.penumbra.catalog.verb.Ended;
import io.penumbra.lane.Lane;
import io.penumbra.lane.Ledger;

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

  /** Drops a shadow; its DDL is kept for review together with the reason. */
  public Ended discard(Target target, String reason) {
    Selection selected = Selection.of(workspace, target);
    return selected.table().discard(selected.lane().name(), reason);
  }

  /** Stops feeding a shadow. The table and its other shadows go on. */
  public Lane pause(Target target) {
    Selection selected = Selection.of(workspace, target);
    return selected.table().detach(selected.lane().name(), "paused by " + workspace.user());
  }

  /**
   * Lets a shadow that is no longer fed, or that lacks somebody else's change, begin again from
   * what the table holds now.
   */
  public Lane resume(Target target) {
    Selection selected = Selection.of(workspace, target);
    return selected.table().refork(selected.lane().name());
  }
}
