package io.penumbra.jobs.source.postgres.cdc;

import org.apache.flink.cdc.connectors.base.source.meta.split.SourceSplitBase;
import org.apache.flink.cdc.connectors.postgres.source.PostgresDialect;
import org.apache.flink.cdc.connectors.postgres.source.config.PostgresSourceConfig;
import org.apache.flink.cdc.connectors.postgres.source.fetch.PostgresSourceFetchTaskContext;

/**
 * Lets a chunk be handed on as a whole, so that a restart never doubles half of one, and lets the
 * stream hand on every change since the slot was made. Flink CDC ties both to one setting.
 */
final class FetchContext extends PostgresSourceFetchTaskContext {
  private final PostgresSourceConfig whole;
  private boolean chunk;

  /**
   * @param every the settings under which the stream leaves out nothing
   * @param whole the settings under which chunks are handed on whole
   */
  FetchContext(PostgresSourceConfig every, PostgresSourceConfig whole, PostgresDialect dialect) {
    super(every, dialect);
    this.whole = whole;
  }

  @Override
  public void configure(SourceSplitBase split) {
    chunk = split.isSnapshotSplit();
    super.configure(split);
  }

  /**
   * Also lets go of a reader of the stream that waits for room in the queue: nobody takes from it
   * any more, and it would wait, and keep its job's classes, for as long as the process runs.
   */
  @Override
  public void close() throws Exception {
    try {
      super.close();
    } finally {
      if (!chunk && getQueue() != null) {
        getQueue().poll();
      }
    }
  }

  @Override
  public PostgresSourceConfig getSourceConfig() {
    return chunk ? whole : (PostgresSourceConfig) super.getSourceConfig();
  }
}
