package io.penumbra.jobs.mirror;

import io.penumbra.jobs.source.MirrorEvent;
import java.util.List;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.source.SourceFunction;

/**
 * Reads a {@link TestingFeed} from where the last checkpoint left it, as a replication slot does.
 */
@SuppressWarnings("deprecation")
final class TestingChangeSource implements SourceFunction<MirrorEvent>, CheckpointedFunction {
  private static final long serialVersionUID = 1L;

  private final String feed;
  private final int tables;
  private transient ListState<Integer> saved;
  private transient volatile boolean stopped;
  private transient int next;

  TestingChangeSource(String feed, int tables) {
    this.feed = feed;
    this.tables = tables;
  }

  @Override
  public void initializeState(FunctionInitializationContext context) throws Exception {
    saved =
        context
            .getOperatorStateStore()
            .getListState(new ListStateDescriptor<>("next", TestingDecline.serializer()));
    for (int index : saved.get()) {
      next = index;
    }
  }

  @Override
  public void snapshotState(FunctionSnapshotContext context) throws Exception {
    saved.update(List.of(next));
  }

  @Override
  public void run(SourceContext<MirrorEvent> context) throws Exception {
    synchronized (context.getCheckpointLock()) {
      for (int table = 0; table < tables; table++) {
        context.collect(TestingRows.layout(table));
      }
    }
    TestingFeed log = TestingFeed.named(feed);
    while (!stopped && !log.ended(next)) {
      MirrorEvent event = log.event(next);
      if (event == null) {
        Thread.sleep(1);
        continue;
      }
      synchronized (context.getCheckpointLock()) {
        context.collect(event);
        next++;
      }
    }
  }

  @Override
  public void cancel() {
    stopped = true;
  }
}
