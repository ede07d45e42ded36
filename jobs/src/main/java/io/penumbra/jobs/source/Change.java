package io.penumbra.jobs.source;

import org.apache.flink.table.data.binary.BinaryRowData;

/**
 * One change of one row. Rows are never modified after they were handed on, so that a change can be
 * passed between operators as it is.
 *
 * @param table index into the job's list of tables
 * @param layout id of the {@link Layout} of both rows; it was announced to the target before
 * @param before the row as it was: all columns under REPLICA IDENTITY FULL, else the key columns
 *     alone with all others null; null when the source does not tell, and for inserts
 * @param after the row as it is; null for deletes and truncates
 * @param position log position of the change at the source, ascending (Postgres: LSN)
 * @param commitMillis commit time at the source in epoch milliseconds; 0 for snapshot rows
 * @param target writer subtask, or {@link #UNROUTED}
 */
public record Change(
    int table,
    ChangeKind kind,
    int layout,
    BinaryRowData before,
    BinaryRowData after,
    long position,
    long commitMillis,
    int target)
    implements MirrorEvent {

  @Override
  public Change to(int target) {
    return new Change(table, kind, layout, before, after, position, commitMillis, target);
  }

  /** The row that names the key: the one after the change where there is one. */
  public BinaryRowData keyed() {
    return after != null ? after : before;
  }

  /** The same change with the row as it is. */
  public Change with(BinaryRowData row) {
    return new Change(table, kind, layout, before, row, position, commitMillis, target);
  }

  /** The deletion of a row at the same position. */
  public Change deleting(BinaryRowData row) {
    return new Change(table, ChangeKind.DELETE, layout, row, null, position, commitMillis, target);
  }

  /** The first half of a change of key: the old row goes. */
  Change withoutAfter() {
    return deleting(before);
  }

  /** The second half of a change of key: the row comes under a key that was free at the source. */
  Change withoutBefore() {
    return new Change(
        table, ChangeKind.INSERT, layout, null, after, position, commitMillis, target);
  }
}
