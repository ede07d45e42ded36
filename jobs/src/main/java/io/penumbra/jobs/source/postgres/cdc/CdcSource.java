package io.penumbra.jobs.source.postgres.cdc;

import io.penumbra.jobs.source.MirrorEvent;
import io.penumbra.jobs.unload.Unload;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.cdc.connectors.base.config.SourceConfig;
import org.apache.flink.cdc.connectors.base.source.assigner.state.PendingSplitsState;
import org.apache.flink.cdc.connectors.base.source.meta.split.SourceRecords;
import org.apache.flink.cdc.connectors.base.source.meta.split.SourceSplitBase;
import org.apache.flink.cdc.connectors.base.source.meta.split.SourceSplitState;
import org.apache.flink.cdc.connectors.base.source.metrics.SourceReaderMetrics;
import org.apache.flink.cdc.connectors.postgres.source.PostgresSourceBuilder.PostgresIncrementalSource;
import org.apache.flink.cdc.connectors.postgres.source.config.PostgresSourceConfigFactory;
import org.apache.flink.cdc.connectors.postgres.source.enumerator.PostgresSourceEnumerator;
import org.apache.flink.cdc.connectors.postgres.source.offset.PostgresOffsetFactory;
import org.apache.flink.cdc.connectors.postgres.source.reader.PostgresSourceReader;
import org.apache.flink.connector.base.source.reader.RecordEmitter;

/** Flink CDC's source with our emitter, and with a look at the slot before a job goes on. */
@SuppressWarnings("unchecked") // Flink CDC's reader is a raw type
final class CdcSource extends PostgresIncrementalSource<MirrorEvent> {
  private static final long serialVersionUID = 1L;

  private final ChangeDeserializer deserializer;
  private final SlotGuard slot;

  CdcSource(
      PostgresSourceConfigFactory every,
      PostgresSourceConfigFactory whole,
      ChangeDeserializer deserializer,
      SlotGuard slot) {
    super(
        every,
        deserializer,
        new PostgresOffsetFactory(),
        new Dialect(every.create(0), whole.create(0), slot));
    this.deserializer = deserializer;
    this.slot = slot;
  }

  @Override
  public PostgresSourceReader createReader(SourceReaderContext context) throws Exception {
    Unload.atEnd(context.getUserCodeClassLoader()::registerReleaseHookIfAbsent);
    return super.createReader(context);
  }

  @Override
  public PostgresSourceEnumerator restoreEnumerator(
      SplitEnumeratorContext<SourceSplitBase> context, PendingSplitsState checkpoint) {
    slot.requireKept();
    return super.restoreEnumerator(context, checkpoint);
  }

  @Override
  protected RecordEmitter<SourceRecords, MirrorEvent, SourceSplitState> createRecordEmitter(
      SourceConfig config, SourceReaderMetrics metrics) {
    return new StreamEmitter(deserializer, metrics, offsetFactory);
  }
}
