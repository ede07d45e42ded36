package io.penumbra.catalog.testing;

import io.penumbra.catalog.ShadowedTable;
import io.penumbra.catalog.lockstep.Barrier;
import io.penumbra.catalog.lockstep.LockstepResult;
import io.penumbra.catalog.testing.TestingStream.Change;
import io.penumbra.catalog.verb.Admission;
import io.penumbra.lane.Lane;
import io.penumbra.lane.Ledger;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.Table;

/** A mirrored table together with the job that feeds it. */
public final class TestingMirror {
  /** Lets every promotion through that the state of the lanes allows. */
  public static final Admission PROVEN = heads -> {};

  private final TestingTable table;
  private TestingStream stream;

  private TestingMirror(TestingTable table) {
    this.table = table;
    this.stream = table.stream("job0").start(table.shadowed());
  }

  public static TestingMirror create(TestingCatalog catalog, String name, int version) {
    return new TestingMirror(TestingTable.create(catalog, name, version));
  }

  public static TestingMirror create(
      TestingCatalog catalog, String name, int version, Map<String, String> properties) {
    return new TestingMirror(
        TestingTable.create(catalog, name, version, FileFormat.AVRO, properties));
  }

  public TestingTable table() {
    return table;
  }

  public ShadowedTable shadowed() {
    return table.shadowed();
  }

  public TestingStream stream() {
    return stream;
  }

  public Faults faults() {
    return table.catalog().faults();
  }

  /** One barrier of one epoch, by writers that know every lane. */
  public Barrier barrier(Change... changes) {
    stream.look(table.other().ledger());
    stream.epoch(List.of(changes));
    return stream.barrier("p" + stream.checkpoint(), true);
  }

  /** Commits one barrier. */
  public LockstepResult commit(Change... changes) {
    return shadowed().commit(List.of(barrier(changes)));
  }

  public void propose(String name, String clauses) {
    shadowed().propose(Proposals.of(name, clauses));
  }

  public void proposeSeparate(String name, String clauses) {
    shadowed().propose(Proposals.separate(name, clauses));
  }

  public void promote(String name) {
    shadowed().promote(name, PROVEN);
  }

  /** A new job goes on from a checkpoint of the present one. */
  public TestingStream restart(String job, long checkpoint) {
    String lineage = stream.lineage();
    stream = table.stream(job).restore(shadowed(), lineage, checkpoint);
    return stream;
  }

  public Ledger ledger() {
    return table.other().ledger();
  }

  public Lane lane(String name) {
    return ledger().require(name);
  }

  public List<Row> main() {
    return table.main();
  }

  public List<Row> rows(String lane) {
    return table.lane(lane);
  }

  /** The lane as a table of its own, for a stranger. */
  public Table view(String lane) {
    return table.other().view(lane(lane).id());
  }

  /** A stranger adds a row to main. */
  public void append(long key) {
    appendTo(table.stranger(), key);
  }

  /** A stranger adds a row to a table or view. */
  public void appendTo(Table to, long key) {
    Row row = row(key).under(to.schema());
    to.newAppend().appendFile(table.files().data(to, to.schema(), List.of(row))).commit();
  }

  /** A row of the tests' table with the same number everywhere. */
  public static Row row(long key) {
    return new Row(new TreeMap<>()).with(Row.KEY, key).with(2, key).with(3, "b" + key).with(4, key);
  }

  /** The change that makes {@link #row}. */
  public static Change put(long key) {
    return TestingTable.upsert(key, key, "b" + key, key);
  }

  /** A later version of the same row. */
  public static Change change(long key, long number) {
    return TestingTable.upsert(key, number, "b" + number, number);
  }

  public static Row changed(long key, long number) {
    return row(key).with(2, number).with(3, "b" + number).with(4, number);
  }

  public static Change delete(long key) {
    return TestingTable.delete(key);
  }
}
