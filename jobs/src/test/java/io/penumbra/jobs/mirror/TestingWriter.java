package io.penumbra.jobs.mirror;

import io.penumbra.jobs.mirror.write.WriteOperator;
import io.penumbra.jobs.source.MirrorEvent;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.TwoInputStreamOperatorTestHarness;

/**
 * One writer without a Flink job around it: a test decides when it takes which element in. Barriers
 * are aligned, as in the job, and travel in its three queues as the checkpoint's number.
 */
final class TestingWriter implements AutoCloseable {
  private final TwoInputStreamOperatorTestHarness<MirrorEvent, byte[], byte[]> operator;
  private final Deque<Object> changes = new ArrayDeque<>();
  private final Deque<Object> control = new ArrayDeque<>();
  private final Deque<Object> sent = new ArrayDeque<>();
  private final Map<Long, OperatorSubtaskState> states = new HashMap<>();

  /**
   * @param state to go on from, null for a start without any
   */
  TestingWriter(WriteOperator writer, int writers, int subtask, OperatorSubtaskState state)
      throws Exception {
    operator = new TwoInputStreamOperatorTestHarness<>(writer, writers, writers, subtask);
    if (state != null) {
      operator.initializeState(state);
    }
    operator.open();
  }

  void change(MirrorEvent event) {
    changes.add(event);
  }

  void route(byte[] route) {
    control.add(route);
  }

  void barrier(long checkpoint) {
    changes.add(checkpoint);
    control.add(checkpoint);
  }

  /** What went to the committer. */
  Deque<Object> sent() {
    return sent;
  }

  /** Its part of a checkpoint that it took. */
  OperatorSubtaskState state(long checkpoint) {
    return states.get(checkpoint);
  }

  /** Takes one element in; false when there is none. */
  boolean step(Random random) throws Exception {
    boolean change = holdsElement(changes);
    boolean route = holdsElement(control);
    if (change && (!route || random.nextBoolean())) {
      operator.processElement1((MirrorEvent) changes.remove(), 0);
    } else if (route) {
      operator.processElement2((byte[]) control.remove(), 0);
    } else if (!changes.isEmpty()) {
      control.remove();
      snapshot((Long) changes.remove());
    } else {
      return false;
    }
    return true;
  }

  @Override
  public void close() throws Exception {
    operator.close();
  }

  private static boolean holdsElement(Deque<Object> queue) {
    return !queue.isEmpty() && !(queue.peek() instanceof Long);
  }

  private void snapshot(long checkpoint) throws Exception {
    operator.prepareSnapshotPreBarrier(checkpoint);
    for (Object out = operator.getOutput().poll(); out != null; out = operator.getOutput().poll()) {
      sent.add(((StreamRecord<?>) out).getValue());
    }
    states.put(checkpoint, operator.snapshot(checkpoint, checkpoint));
    sent.add(checkpoint);
  }
}
