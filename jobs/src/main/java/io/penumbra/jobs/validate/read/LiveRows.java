package io.penumbra.jobs.validate.read;

import io.penumbra.compare.Cells;
import io.penumbra.condition.Condition;
import io.penumbra.digest.RowHash;
import io.penumbra.jobs.validate.column.EncodedRows;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Hands on the rows of a file that no delete applies to and that are wanted. */
final class LiveRows implements Consumer<ReadRows> {
  /** The whole row is the first group of fields. */
  private static final int ROW = 0;

  private final List<List<Integer>> groups = new ArrayList<>();
  private final FileDeletes deletes;
  private final int key;
  private final int[] deleteKeys;

  /** Null for all rows. */
  private final Condition where;

  /** The fields that the condition tests; of no use without one. */
  private final int tested;

  private final KeyFilter wanted;
  private final RowSink sink;
  private final FormerRows former;
  private final RowBatch batch;
  private final RowBatch gone;
  private long count;
  private boolean handing;

  LiveRows(LaneFiles lane, FileDeletes deletes, KeyFilter wanted, RowSink sink, FormerRows former) {
    this.deletes = deletes;
    this.wanted = wanted;
    this.sink = sink;
    this.former = former;
    this.batch = new RowBatch(!lane.keys().isEmpty(), lane.nullableKey());
    this.gone = new RowBatch(!lane.keys().isEmpty(), lane.nullableKey());
    group(lane.compared());
    this.key = lane.keys().isEmpty() ? ROW : group(lane.keys());
    this.deleteKeys = deletes.byKey().stream().mapToInt(each -> group(each.fieldIds())).toArray();
    this.where = lane.where();
    this.tested = where == null ? ROW : group(where.fieldIds());
  }

  /** The fields that have to be read. */
  List<List<Integer>> groups() {
    return groups;
  }

  /** How many rows were handed on. */
  long count() {
    return count;
  }

  /** Whether whoever takes the rows has failed, and not the reading of them. */
  boolean sinkFailed() {
    return handing;
  }

  @Override
  public void accept(ReadRows rows) {
    batch.clear();
    gone.clear();
    EncodedRows keys = rows.cells(key);
    for (int i = 0; i < rows.count(); i++) {
      RowHash hash = hash(keys, i);
      if (deleted(rows, i, hash)) {
        if (former.wanted().wants(hash)) {
          gone.add(i, hash);
        }
      } else if (isMeant(rows, i) && wanted.wants(hash)) {
        batch.add(i, hash);
      }
    }
    count += batch.size();
    handOn(batch, rows, keys, sink);
    handOn(gone, rows, keys, former.sink());
  }

  private void handOn(RowBatch some, ReadRows rows, EncodedRows keys, RowSink to) {
    if (some.size() > 0) {
      some.cells(keys, rows.cells(ROW));
      handing = true;
      to.take(some);
      handing = false;
    }
  }

  private boolean deleted(ReadRows rows, int row, RowHash hash) {
    if (deletes.positions().isDeleted(rows.position(row))) {
      return true;
    }
    for (int i = 0; i < deleteKeys.length; i++) {
      boolean sameKey = deleteKeys[i] == key;
      if (deletes.byKey().get(i).delete(sameKey ? hash : hash(rows.cells(deleteKeys[i]), row))) {
        return true;
      }
    }
    return false;
  }

  private boolean isMeant(ReadRows rows, int row) {
    if (where == null) {
      return true;
    }
    EncodedRows cells = rows.cells(tested);
    return where.holds(Cells.values(cells.bytes(), cells.start(row), cells.length(row)));
  }

  private static RowHash hash(EncodedRows cells, int row) {
    return RowHash.of(cells.bytes(), cells.start(row), cells.length(row));
  }

  /** The place of a group of fields, which is added if it is new. */
  private int group(List<Integer> fieldIds) {
    int at = groups.indexOf(fieldIds);
    if (at < 0) {
      groups.add(fieldIds);
      return groups.size() - 1;
    }
    return at;
  }
}
