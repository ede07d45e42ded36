package io.penumbra.catalog.property;

import io.penumbra.catalog.ShadowedTable;
import io.penumbra.catalog.ledger.LedgerProperties;
import io.penumbra.catalog.testing.Faults;
import io.penumbra.catalog.testing.Row;
import io.penumbra.catalog.testing.Rows;
import io.penumbra.catalog.testing.TestingTable;
import io.penumbra.lane.Lane;
import io.penumbra.lane.Ledger;
import io.penumbra.lane.Role;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.iceberg.HasTableOperations;
import org.apache.iceberg.Table;

/** One table of one history: the real one, its model, and what chance decides. */
final class World {
  final Random random;
  final TestingTable table;
  final Tally tally;
  final Oracle oracle;
  private final List<String> log = new ArrayList<>();
  private final Table seen;
  private ShadowedTable shadowed;

  World(Random random, TestingTable table, Tally tally) {
    this.random = random;
    this.table = table;
    this.tally = tally;
    this.shadowed = table.shadowed();
    this.seen = table.stranger();
    this.oracle = new Oracle(now(), () -> seen.schemas());
  }

  /** The table as the process under test has it. */
  ShadowedTable shadowed() {
    return shadowed;
  }

  /** A new process opens the table. */
  void reopen() {
    shadowed = ShadowedTable.open(table.catalog().faulty(), table.id());
  }

  /** The ledger as it is in the catalog, whatever faults there are. */
  Ledger now() {
    return LedgerProperties.require(((HasTableOperations) seen()).operations().current());
  }

  /** The table as it is in the catalog, whatever faults there are. */
  Table seen() {
    seen.refresh();
    return seen;
  }

  boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  <T> T pick(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  void log(String what) {
    log.add(what);
  }

  List<String> log() {
    return log;
  }

  /** Lets the next commit of the process under test run into something. */
  void mayFail() {
    table.catalog().faults().clear();
    if (chance(0.25)) {
      Faults.Fault fault = pick(List.of(Faults.Fault.values()));
      table.catalog().faults().next(fault);
      note("fault " + fault);
    }
    if (chance(0.08)) {
      table.catalog().faults().unreadable(1 + random.nextInt(2));
      note("fault UNREADABLE");
    }
  }

  void note(String what) {
    tally.count(what);
    log("   " + what);
  }

  void calm() {
    table.catalog().faults().clear();
  }

  /** Compares every lane with the model, row by row, with Iceberg's own reader. */
  void check() {
    Ledger ledger = now();
    Table main = seen();
    ShadowedTable other = table.other();
    check(main, Rows.of(main), ledger.primary());
    for (Lane lane : ledger.lanes().values()) {
      boolean behind = !lane.writesOwnFiles() && !followsHead(main, lane);
      if (!lane.is(Role.PRIMARY) && !conflicts(ledger, lane) && !behind) {
        check(main, Rows.of(other.view(lane.id())), lane);
      }
    }
  }

  /** Made on a schema that main no longer has: such a shadow shows what main's files still hold. */
  private static boolean conflicts(Ledger ledger, Lane lane) {
    return lane.is(Role.SHADOW) && !lane.origin().base().equals(ledger.primary().shape());
  }

  private static boolean followsHead(Table main, Lane lane) {
    if (main.currentSnapshot() == null || !lane.status().fed()) {
      return !lane.status().fed();
    }
    Map<String, String> summary =
        main.snapshot(main.refs().get(lane.branch()).snapshotId()).summary();
    String head = Long.toString(main.currentSnapshot().snapshotId());
    return head.equals(summary.get("penumbra.of"));
  }

  private void check(Table main, List<Row> found, Lane lane) {
    List<Row> wanted = oracle.rows(lane);
    if (!found.equals(wanted)) {
      throw new AssertionError(
          "Lane %s (%s, %s) holds%n  %s%nbut should hold%n  %s%nschema %s%nledger %s"
              .formatted(
                  lane.id(),
                  lane.role(),
                  lane.feeding(),
                  difference(found, wanted),
                  difference(wanted, found),
                  oracle.schema(lane),
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
