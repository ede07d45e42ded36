package io.penumbra.jobs.validate.read;

import io.penumbra.compare.ColumnPlan;
import io.penumbra.compare.Side;
import io.penumbra.error.PenumbraException;
import java.io.Serializable;
import java.util.Set;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;

/**
 * Reads the compared columns of one side from its data files, deletes applied. Deletes are kept
 * from file to file. Not thread-safe.
 */
public final class RowReader implements Serializable {
  private static final long serialVersionUID = 1L;

  private final LaneFiles lane;
  private final Throttle throttle;

  private transient FileReader files;
  private transient LaneDeletes deletes;

  private RowReader(LaneFiles lane, Throttle throttle) {
    this.lane = lane;
    this.throttle = throttle;
  }

  /** Reads a table of one lane, as fast as it goes. */
  public static RowReader of(Table table, ColumnPlan plan, Side side) {
    return of(table, table.schema(), plan, side, Throttle.NONE);
  }

  /**
   * @param lane the lane's schema, whatever the table's current one is
   */
  public static RowReader of(
      Table table, Schema lane, ColumnPlan plan, Side side, Throttle throttle) {
    return new RowReader(LaneFiles.of(table, lane, plan, side), throttle);
  }

  /**
   * What decides, besides a file and its deletes, on the rows that it yields.
   *
   * @param deletes field ids by which rows of it are deleted
   */
  public String reading(Set<Integer> deletes) {
    return lane.reading(deletes);
  }

  /**
   * Reads a part of a data file to its end.
   *
   * @return how many rows it yielded
   */
  public long read(FileScanTask part, KeyFilter wanted, RowSink sink) {
    return read(part, wanted, sink, FormerRows.UNWANTED);
  }

  /**
   * Reads a part of a data file to its end.
   *
   * @return how many rows it yielded that have not been deleted
   * @throws PenumbraException STORAGE when it can't be read, with its location. What the sinks
   *     throw is thrown as it is
   */
  public long read(FileScanTask part, KeyFilter wanted, RowSink sink, FormerRows former) {
    if (files == null) {
      files = new FileReader(lane.nameMapping());
      deletes = new LaneDeletes(lane, files);
    }
    throttle.take(part.sizeBytes());
    LiveRows rows = rows(part, wanted, sink, former);
    try {
      files.read(FilePart.of(part, lane.io()), lane.groups(rows.groups()), rows);
    } catch (RuntimeException e) {
      throw rows.sinkFailed() ? e : StorageFailure.of(part, e);
    }
    return rows.count();
  }

  private LiveRows rows(FileScanTask part, KeyFilter wanted, RowSink sink, FormerRows former) {
    try {
      return new LiveRows(lane, deletes.of(part), wanted, sink, former);
    } catch (RuntimeException e) {
      throw StorageFailure.of(part, e);
    }
  }
}
