package io.penumbra.catalog.property;

import io.penumbra.catalog.ShadowedTable;
import io.penumbra.catalog.testing.Row;
import io.penumbra.catalog.testing.Rows;
import io.penumbra.lane.Lane;
import io.penumbra.lane.Ledger;
import io.penumbra.lane.Role;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.Table;

/** Compares every lane with the model, row by row, with Iceberg's own reader. */
final class Check {
  private final World world;
  private final Ledger ledger;
  private final Table main;

  private Check(World world) {
    this.world = world;
    this.ledger = world.now();
    this.main = world.seen();
  }

  static void of(World world) {
    new Check(world).lanes();
  }

  private void lanes() {
    compare(main, ledger.primary());
    ShadowedTable other = world.table.other();
    for (Lane lane : ledger.lanes().values()) {
      boolean behind = !lane.writesOwnFiles() && !followsHead(lane);
      if (!lane.is(Role.PRIMARY) && !behind) {
        compare(other.view(lane.id()), lane);
      }
    }
  }

  /** A stranger's commit reaches a lane that shares main's files with the next one of ours. */
  private boolean followsHead(Lane lane) {
    if (main.currentSnapshot() == null || !lane.status().fed()) {
      return !lane.status().fed();
    }
    Map<String, String> summary =
        main.snapshot(main.refs().get(lane.branch()).snapshotId()).summary();
    String head = Long.toString(main.currentSnapshot().snapshotId());
    return head.equals(summary.get("penumbra.of"));
  }

  private void compare(Table table, Lane lane) {
    List<Row> found = Rows.of(table);
    List<Row> wanted = world.oracle.rows(lane, table.schema());
    if (!found.equals(wanted)) {
      throw new AssertionError(
          "Lane %s (%s, %s) holds%n  %s%nbut should hold%n  %s%nschema %s%nledger %s"
              .formatted(
                  lane.id(),
                  lane.role(),
                  lane.feeding(),
                  difference(found, wanted),
                  difference(wanted, found),
                  table.schema(),
                  main.properties()));
    }
  }

  private static List<Row> difference(List<Row> of, List<Row> without) {
    Map<Row, Integer> left = new HashMap<>();
    without.forEach(row -> left.merge(row, 1, Integer::sum));
    List<Row> difference = new ArrayList<>();
    for (Row row : of) {
      if (left.merge(row, -1, Integer::sum) < 0) {
        difference.add(row);
      }
    }
    return difference;
  }
}
