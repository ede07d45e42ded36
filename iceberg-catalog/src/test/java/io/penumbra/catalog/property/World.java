package io.penumbra.catalog.property;

import io.penumbra.catalog.ShadowedTable;
import io.penumbra.catalog.ledger.LedgerProperties;
import io.penumbra.catalog.testing.TestingTable;
import io.penumbra.lane.Ledger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.iceberg.HasTableOperations;
import org.apache.iceberg.SnapshotRef;
import org.apache.iceberg.Table;

/** One table of one history: the real one, its model, and what chance decides. */
final class World {
  /** What a commit of ours can change, as it is in the catalog. */
  record State(Ledger ledger, Map<String, SnapshotRef> refs) {}

  final Random random;
  final TestingTable table;
  final Tally tally;
  final Oracle oracle;
  final Trouble trouble;
  private final List<String> log = new ArrayList<>();
  private final Table seen;
  private ShadowedTable shadowed;

  World(Random random, TestingTable table, Tally tally) {
    this.random = random;
    this.table = table;
    this.tally = tally;
    this.shadowed = table.shadowed();
    this.seen = table.stranger();
    this.oracle = new Oracle(now(), seen::schemas);
    this.trouble = new Trouble(this);
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

  State state() {
    return new State(now(), seen().refs());
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

  void note(String what) {
    tally.count(what);
    log("   " + what);
  }
}
