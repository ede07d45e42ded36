package io.penumbra.jobs.source.postgres.cdc;

import io.penumbra.config.JdbcDrivers;
import java.io.IOException;
import org.apache.flink.cdc.connectors.base.config.JdbcSourceConfig;
import org.apache.flink.cdc.connectors.base.source.meta.offset.Offset;
import org.apache.flink.cdc.connectors.base.source.meta.split.SourceSplitBase;
import org.apache.flink.cdc.connectors.base.source.meta.split.StreamSplit;
import org.apache.flink.cdc.connectors.base.source.reader.external.FetchTask;
import org.apache.flink.cdc.connectors.base.source.reader.external.JdbcSourceFetchTaskContext;
import org.apache.flink.cdc.connectors.postgres.source.PostgresDialect;
import org.apache.flink.cdc.connectors.postgres.source.config.PostgresSourceConfig;

/** Flink CDC's access to Postgres, with our way to read chunks and to start the stream. */
final class Dialect extends PostgresDialect {
  private static final long serialVersionUID = 1L;

  private final PostgresSourceConfig config;
  private final PostgresSourceConfig whole;
  private final SlotGuard slot;

  Dialect(PostgresSourceConfig config, PostgresSourceConfig whole, SlotGuard slot) {
    super(config);
    this.slot = slot;
    this.config = config;
    this.whole = whole;
  }

  @Override
  public JdbcSourceFetchTaskContext createFetchTaskContext(JdbcSourceConfig taskConfig) {
    return new FetchContext((PostgresSourceConfig) taskConfig, whole, this);
  }

  @Override
  @SuppressWarnings("unchecked")
  public FetchTask<SourceSplitBase> createFetchTask(SourceSplitBase split) {
    if (split.isSnapshotSplit()) {
      return (FetchTask<SourceSplitBase>) new ChunkRead(split.asSnapshotSplit());
    }
    // The reader makes a slot that is missing, and the next look at it would find nothing wrong.
    slot.requireKept();
    return super.createFetchTask(started(split.asStreamSplit()));
  }

  /** Called where the splits are made, in the JobManager, whenever the source ends there. */
  @Override
  public void close() throws IOException {
    super.close();
    JdbcDrivers.release();
  }

  /** A stream that never came to the end of a transaction starts where its slot was made. */
  private StreamSplit started(StreamSplit split) {
    Offset offset = split.getStartingOffset();
    Progress progress = Progress.isIn(offset) ? Progress.of(offset) : Progress.NONE;
    if (progress.commitMillis() > 0) {
      slot.requireSame(progress);
    }
    if (progress.complete() > 0) {
      return split;
    }
    return new StreamSplit(
        split.splitId(),
        displayCommittedOffset(config),
        split.getEndingOffset(),
        split.getFinishedSnapshotSplitInfos(),
        split.getTableSchemas(),
        split.getTotalFinishedSplitSize());
  }
}
