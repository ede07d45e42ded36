package io.penumbra.jobs.source.postgres.cdc;

import io.debezium.connector.postgresql.PostgresPartition;
import io.debezium.connector.postgresql.Utils;
import io.debezium.pipeline.EventDispatcher.SnapshotReceiver;
import io.debezium.relational.SnapshotChangeRecordEmitter;
import io.debezium.relational.Table;
import io.debezium.util.Clock;
import io.debezium.util.ColumnUtils;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.apache.flink.cdc.connectors.base.source.meta.offset.Offset;
import org.apache.flink.cdc.connectors.base.source.meta.split.SnapshotSplit;
import org.apache.flink.cdc.connectors.base.source.meta.split.StreamSplit;
import org.apache.flink.cdc.connectors.base.source.reader.external.AbstractScanFetchTask;
import org.apache.flink.cdc.connectors.postgres.source.fetch.PostgresSourceFetchTaskContext;
import org.apache.flink.cdc.connectors.postgres.source.utils.PostgresQueryUtils;

/**
 * Reads one chunk of a table as text. Its high watermark is a position of the log that is beyond
 * all transactions which the chunk may have seen. There is no replay of the log per chunk (and no
 * slot for it): the stream starts where the slot was made and goes over the whole time of the
 * snapshot.
 */
final class ChunkRead extends AbstractScanFetchTask {

  ChunkRead(SnapshotSplit split) {
    super(split);
  }

  @Override
  public void execute(Context context) throws Exception {
    taskRunning = true;
    PostgresSourceFetchTaskContext reading = (PostgresSourceFetchTaskContext) context;
    dispatchLowWaterMarkEvent(context, snapshotSplit, Positions.written(reading.getConnection()));
    executeDataSnapshot(context);
    Offset high = Positions.written(reading.getConnection());
    dispatchHighWaterMarkEvent(context, snapshotSplit, high);
    dispatchEndWaterMarkEvent(context, createBackfillStreamSplit(high, high), high);
    taskRunning = false;
  }

  @Override
  protected void executeDataSnapshot(Context context) throws Exception {
    PostgresSourceFetchTaskContext reading = (PostgresSourceFetchTaskContext) context;
    Utils.refreshSchema(reading.getDatabaseSchema(), reading.getConnection(), false);
    Table table =
        Objects.requireNonNull(
            reading.getDatabaseSchema().tableFor(snapshotSplit.getTableId()),
            () -> "Table is gone: " + snapshotSplit.getTableId());
    try (PreparedStatement statement = select(reading, table);
        ResultSet rows = statement.executeQuery()) {
      dispatch(reading, table, rows);
    }
  }

  private PreparedStatement select(PostgresSourceFetchTaskContext reading, Table table) {
    boolean first = snapshotSplit.getSplitStart() == null;
    boolean last = snapshotSplit.getSplitEnd() == null;
    List<String> uuids =
        snapshotSplit.getSplitKeyType().getFieldNames().stream()
            .filter(name -> table.columnWithName(name).typeName().equals("uuid"))
            .toList();
    String sql =
        PostgresQueryUtils.buildSplitScanQuery(
            table.id(), snapshotSplit.getSplitKeyType(), first, last, uuids);
    return PostgresQueryUtils.readTableSplitDataStatement(
        reading.getConnection(),
        sql,
        first,
        last,
        snapshotSplit.getSplitStart(),
        snapshotSplit.getSplitEnd(),
        snapshotSplit.getSplitKeyType().getFieldCount(),
        reading.getDbzConnectorConfig().getSnapshotFetchSize());
  }

  private static void dispatch(PostgresSourceFetchTaskContext reading, Table table, ResultSet rows)
      throws SQLException, InterruptedException {
    SnapshotReceiver<PostgresPartition> receiver =
        reading.getEventDispatcher().getSnapshotChangeEventReceiver();
    ColumnUtils.ColumnArray columns = ColumnUtils.toArray(rows, table);
    while (rows.next()) {
      reading.getOffsetContext().event(table.id(), Clock.SYSTEM.currentTime());
      reading
          .getEventDispatcher()
          .dispatchSnapshotEvent(
              reading.getPartition(),
              table.id(),
              new SnapshotChangeRecordEmitter<>(
                  reading.getPartition(),
                  reading.getOffsetContext(),
                  texts(rows, columns),
                  Clock.SYSTEM),
              receiver);
    }
    receiver.completeSnapshot();
  }

  private static Object[] texts(ResultSet row, ColumnUtils.ColumnArray columns)
      throws SQLException {
    Object[] texts = new Object[columns.getGreatestColumnPosition()];
    for (int i = 0; i < columns.getColumns().length; i++) {
      texts[columns.getColumns()[i].position() - 1] = row.getString(i + 1);
    }
    return texts;
  }

  @Override
  protected void executeBackfillTask(Context context, StreamSplit split) {
    throw new UnsupportedOperationException("A chunk is followed by no replay of the log");
  }
}
