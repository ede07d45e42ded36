package io.penumbra.jobs.source.postgres.cdc;

import io.debezium.connector.postgresql.SourceInfo;
import java.util.Map;
import org.apache.flink.cdc.connectors.base.source.meta.offset.Offset;
import org.apache.flink.cdc.connectors.postgres.source.offset.PostgresOffset;

/**
 * How far the stream was handed on. The log is read again by whole transactions, so a restart needs
 * the end of the last one that is complete, and what was handed on of the next. Flink CDC's own
 * state has the position of the last change alone; then changes are lost that share it (the rows of
 * a COPY), or that directly follow a commit.
 *
 * @param complete end of the last transaction handed on as a whole, 0 when there was none
 * @param transaction id of the transaction that is handed on in part, 0 for none
 * @param position of its last change that was handed on
 * @param count how many of its changes at that position were handed on
 * @param commitMillis when the newest transaction was committed of which something was handed on,
 *     by the server's clock, 0 where that is not known
 */
record Progress(long complete, long transaction, long position, long count, long commitMillis) {
  private static final String TRANSACTION = "penumbra_transaction";
  private static final String POSITION = "penumbra_position";
  private static final String COUNT = "penumbra_count";
  private static final String COMMITTED = "penumbra_committed";

  static final Progress NONE = new Progress(0, 0, 0, 0, 0);

  /** Whether an offset was written by {@link #toOffset}, so that it is not the stream's first. */
  static boolean isIn(Offset offset) {
    return offset.getOffset().containsKey(TRANSACTION);
  }

  static Progress of(Offset offset) {
    Map<String, String> values = offset.getOffset();
    return new Progress(
        Long.parseLong(values.get(SourceInfo.LSN_KEY)),
        Long.parseLong(values.get(TRANSACTION)),
        Long.parseLong(values.get(POSITION)),
        Long.parseLong(values.get(COUNT)),
        Long.parseLong(values.getOrDefault(COMMITTED, "0")));
  }

  PostgresOffset toOffset() {
    return Positions.at(
        complete,
        Map.of(
            TRANSACTION, transaction, POSITION, position, COUNT, count, COMMITTED, commitMillis));
  }

  /** After a change of a transaction that began when {@code complete} was the end of the last. */
  Progress after(long complete, long transaction, long position, long commitMillis) {
    boolean same = transaction == this.transaction && position == this.position;
    return new Progress(
        Math.max(complete, this.complete),
        transaction,
        position,
        same ? count + 1 : 1,
        commitMillis);
  }

  /** After the end of a transaction. */
  Progress completed(long end) {
    return end > complete ? new Progress(end, 0, 0, 0, commitMillis) : this;
  }
}
