package io.penumbra.jobs.source.postgres.cdc;

import static org.apache.flink.cdc.connectors.base.source.meta.wartermark.WatermarkEvent.isWatermarkEvent;
import static org.apache.flink.cdc.connectors.base.utils.SourceRecordUtils.isDataChangeRecord;
import static org.apache.flink.cdc.connectors.base.utils.SourceRecordUtils.isHeartbeatEvent;

import io.debezium.connector.postgresql.PostgresOffsetContext;
import io.debezium.connector.postgresql.SourceInfo;
import io.debezium.data.Envelope;
import io.penumbra.jobs.source.MirrorEvent;
import java.util.Map;
import org.apache.flink.api.connector.source.SourceOutput;
import org.apache.flink.cdc.connectors.base.source.meta.offset.Offset;
import org.apache.flink.cdc.connectors.base.source.meta.offset.OffsetFactory;
import org.apache.flink.cdc.connectors.base.source.meta.split.FinishedSnapshotSplitInfo;
import org.apache.flink.cdc.connectors.base.source.meta.split.SourceSplitState;
import org.apache.flink.cdc.connectors.base.source.meta.split.StreamSplitState;
import org.apache.flink.cdc.connectors.base.source.metrics.SourceReaderMetrics;
import org.apache.flink.cdc.connectors.base.source.reader.IncrementalSourceRecordEmitter;
import org.apache.flink.cdc.connectors.postgres.source.offset.PostgresOffset;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;

/** Hands on each change of the stream once, and keeps in the split's state how far it is. */
final class StreamEmitter extends IncrementalSourceRecordEmitter<MirrorEvent> {
  private static final String COMMIT_MILLIS = "ts_ms";

  private final ChangeDeserializer deserializer;

  // Set when the stream starts
  private Progress progress;
  private Repeats repeats;
  private long snapshotEnd;

  StreamEmitter(
      ChangeDeserializer deserializer, SourceReaderMetrics metrics, OffsetFactory offsets) {
    super(deserializer, metrics, false, offsets);
    this.deserializer = deserializer;
  }

  @Override
  protected void processElement(
      SourceRecord record, SourceOutput<MirrorEvent> output, SourceSplitState split)
      throws Exception {
    if (!split.isStreamSplitState() || isWatermarkEvent(record)) {
      deserializer.overlapping(false);
      super.processElement(record, output, split);
      return;
    }
    if (progress == null) {
      start(split.asStreamSplitState());
    }
    if (isDataChangeRecord(record)) {
      handOn(record, output);
    } else if (isHeartbeatEvent(record)) {
      progress = progress.completed(complete(record.sourceOffset()));
    }
    split.asStreamSplitState().setStartingOffset(progress.toOffset());
  }

  private void start(StreamSplitState split) {
    Offset offset = split.getStartingOffset();
    progress = Progress.isIn(offset) ? Progress.of(offset) : Progress.NONE;
    repeats = new Repeats(progress);
    snapshotEnd =
        split.toSourceSplit().getFinishedSnapshotSplitInfos().stream()
            .map(FinishedSnapshotSplitInfo::getHighWatermark)
            .mapToLong(high -> ((PostgresOffset) high).getLsn().asLong())
            .max()
            .orElse(0);
  }

  private void handOn(SourceRecord record, SourceOutput<MirrorEvent> output) throws Exception {
    Map<String, ?> offset = record.sourceOffset();
    long transaction = (Long) offset.get(SourceInfo.TXID_KEY);
    long position = (Long) offset.get(SourceInfo.LSN_KEY);
    if (repeats.contains(transaction, position)) {
      return;
    }
    progress = progress.after(complete(offset), transaction, position, commitMillis(record));
    deserializer.overlapping(progress.complete() < snapshotEnd);
    deserializer.position(Math.max(progress.complete(), position));
    reportMetrics(record);
    emitElement(record, output);
  }

  private static long commitMillis(SourceRecord record) {
    return ((Struct) record.value()).getStruct(Envelope.FieldName.SOURCE).getInt64(COMMIT_MILLIS);
  }

  /** End of the last transaction before a record, 0 as long as none was met in this run. */
  private static long complete(Map<String, ?> offset) {
    Object commit = offset.get(PostgresOffsetContext.LAST_COMMIT_LSN_KEY);
    return commit == null ? 0 : (Long) commit;
  }
}
