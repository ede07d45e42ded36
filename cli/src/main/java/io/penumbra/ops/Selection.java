package io.penumbra.ops;

import io.penumbra.catalog.ShadowedTable;
import io.penumbra.error.ErrorCode;
import io.penumbra.error.PenumbraException;
import io.penumbra.lane.Lane;
import io.penumbra.lane.Ledger;
import java.util.List;
import java.util.function.BiFunction;

/** The shadow that a target means. */
record Selection(ShadowedTable table, Lane lane) {
  private static final String ANY_TABLE = " TABLE:";

  /**
   * The shadow may be left out where the table has just one.
   *
   * @throws PenumbraException SHADOW_NOT_FOUND, or USAGE when it is not clear which one is meant
   */
  static Selection of(Workspace workspace, Target target) {
    ShadowedTable table = workspace.table(target.table());
    Ledger ledger = table.ledger();
    return new Selection(
        table, target.shadow().map(ledger::require).orElseGet(() -> only(table, ledger.shadows())));
  }

  /** As people write it. */
  String target() {
    return table.id() + ":" + lane.name();
  }

  /** Does something with the shadow; the domain's advice gets the table's name in it. */
  <R> R with(BiFunction<ShadowedTable, String, R> verb) {
    try {
      return verb.apply(table, lane.name());
    } catch (PenumbraException e) {
      if (!e.next().contains(ANY_TABLE)) {
        throw e;
      }
      String next = e.next().replace(ANY_TABLE, " " + table.id() + ":");
      throw new PenumbraException(e.code(), e.getMessage(), next, e);
    }
  }

  private static Lane only(ShadowedTable table, List<Lane> shadows) {
    if (shadows.isEmpty()) {
      throw new PenumbraException(
          ErrorCode.SHADOW_NOT_FOUND,
          "Table " + table.id() + " has no open shadow",
          "Open one: penumbra propose 'ALTER TABLE " + table.id() + " …'");
    }
    if (shadows.size() > 1) {
      throw new PenumbraException(
          ErrorCode.USAGE,
          "Table %s has %d shadows: %s"
              .formatted(table.id(), shadows.size(), shadows.stream().map(Lane::name).toList()),
          "Say which one, as " + table.id() + ":" + shadows.get(0).name());
    }
    return shadows.get(0);
  }
}
