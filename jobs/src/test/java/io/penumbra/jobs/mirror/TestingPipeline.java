package io.penumbra.jobs.mirror;

import io.penumbra.jobs.mirror.commit.CommitOperator;
import io.penumbra.jobs.mirror.control.LedgerWatch;
import io.penumbra.jobs.source.MirrorEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.functions.source.SourceFunction;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.util.MockStreamingRuntimeContext;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;

/**
 * The job's operators without Flink's threads: two writers and a committer, whose elements and
 * barriers arrive in any order that a job may see them in.
 */
@SuppressWarnings("deprecation") // See LedgerWatch
final class TestingPipeline implements AutoCloseable {
  private static final int WRITERS = 2;

  private final MirrorStack stack;
  private final TestingFeed feed;
  private final Random random;
  private final List<TestingWriter> writers = new ArrayList<>();
  private final Set<Long> aborted = new HashSet<>();
  private final Map<Long, Integer> read = new HashMap<>();
  private OneInputStreamOperatorTestHarness<byte[], Void> committer;
  private Completed last;
  private long checkpoint;
  private int next;

  TestingPipeline(MirrorStack stack, TestingFeed feed, Random random) throws Exception {
    this.stack = stack;
    this.feed = feed;
    this.random = random;
    startCommitter();
    startWriters();
  }

  /** A checkpoint to go on from, as far as it is of interest: 0 is none. */
  private record Completed(
      long checkpoint, OperatorSubtaskState committer, List<OperatorSubtaskState> writers) {}

  /**
   * The job dies and goes on from its last completed checkpoint, committed or not. Its writers may
   * be ahead of its committer, which starts with some later step.
   */
  void crash() throws Exception {
    close();
    committer = null;
    writers.clear();
    aborted.clear();
    next = last == null ? 0 : read.get(last.checkpoint());
    startWriters();
  }

  private void startWriters() throws Exception {
    for (int subtask = 0; subtask < WRITERS; subtask++) {
      OperatorSubtaskState state = last == null ? null : last.writers().get(subtask);
      TestingWriter writer = new TestingWriter(stack.writer(), WRITERS, subtask, state);
      writer.change(TestingRows.layout(0).to(subtask));
      writers.add(writer);
    }
  }

  /** Commits what waited at the checkpoint that it goes on from. */
  private void startCommitter() throws Exception {
    CommitOperator commits = stack.committer();
    committer = new OneInputStreamOperatorTestHarness<>(commits, 1, 1, 0);
    if (last != null) {
      committer.initializeState(last.committer());
    }
    committer.open();
    // From now on a completed checkpoint is committed when its notification returns
    commits.endInput();
  }

  /** Sends what the feed has by now. */
  void read() {
    for (MirrorEvent event = feed.event(next); event != null; event = feed.event(next)) {
      int target = Math.floorMod(TestingRows.key(event), WRITERS);
      writers.get(target).change(event.to(target));
      next++;
    }
  }

  /** Tells the writers what the ledger says now. */
  void look() throws Exception {
    LedgerWatch watch = stack.watch();
    watch.setRuntimeContext(new MockStreamingRuntimeContext(true, 1, 0));
    watch.run(new Broadcast());
  }

  /** Begins a checkpoint that all writers take. */
  void barrier() {
    checkpoint++;
    read.put(checkpoint, next);
    writers.forEach(writer -> writer.barrier(checkpoint));
  }

  /** Begins a checkpoint that is aborted before all writers take it. */
  void abortedBarrier() {
    checkpoint++;
    aborted.add(checkpoint);
    writers.get(random.nextInt(WRITERS)).barrier(checkpoint);
  }

  /** One writer takes one element in. */
  void step() throws Exception {
    writers.get(random.nextInt(WRITERS)).step(random);
    commit(false);
  }

  /** All that the feed has arrives and is committed. */
  void commit() throws Exception {
    arrive();
    barrier();
    arrive();
    commit(true);
  }

  /** The same, but that the job gets no further than to complete the checkpoint. */
  void complete() throws Exception {
    arrive();
    barrier();
    arrive();
    last = completed(take());
  }

  /** All that the feed has arrives at the writers. */
  void arrive() throws Exception {
    read();
    for (TestingWriter writer : writers) {
      boolean more = true;
      while (more) {
        more = writer.step(random);
      }
    }
  }

  @Override
  public void close() throws Exception {
    for (TestingWriter writer : writers) {
      writer.close();
    }
    if (committer != null) {
      committer.close();
    }
  }

  /** The committer takes in what it can; not each checkpoint that it took is completed. */
  private void commit(boolean complete) throws Exception {
    if (committer == null) {
      if (!complete && random.nextInt(8) > 0) {
        return;
      }
      startCommitter();
    }
    long taken = take();
    while (taken > 0) {
      last = completed(taken);
      if (complete || random.nextInt(3) > 0) {
        committer.notifyOfCompletedCheckpoint(taken);
      }
      taken = take();
    }
  }

  private Completed completed(long taken) throws Exception {
    return new Completed(
        taken,
        committer.snapshot(taken, taken),
        writers.stream().map(writer -> writer.state(taken)).toList());
  }

  /** Takes elements in up to the next barrier of all writers; 0 when it is not there yet. */
  private long take() throws Exception {
    for (TestingWriter writer : writers) {
      while (!writer.sent().isEmpty() && !isBarrier(writer.sent().peek())) {
        if (writer.sent().remove() instanceof byte[] files) {
          committer.processElement(files, 0);
        }
      }
    }
    boolean all = writers.stream().noneMatch(writer -> writer.sent().isEmpty());
    return all ? (Long) writers.stream().map(writer -> writer.sent().remove()).toList().get(0) : 0;
  }

  /** Barriers of aborted checkpoints hold nothing up. */
  private boolean isBarrier(Object sent) {
    return sent instanceof Long && !aborted.contains(sent);
  }

  private final class Broadcast implements SourceFunction.SourceContext<byte[]> {
    @Override
    public void collect(byte[] route) {
      writers.forEach(writer -> writer.route(route));
    }

    @Override
    public void collectWithTimestamp(byte[] route, long timestamp) {
      collect(route);
    }

    @Override
    public void emitWatermark(Watermark mark) {}

    @Override
    public void markAsTemporarilyIdle() {}

    @Override
    public Object getCheckpointLock() {
      return this;
    }

    @Override
    public void close() {}
  }
}
