package io.penumbra.jobs.mirror.write;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes a lane that is not the primary on a thread of its own, behind a bounded queue of batches.
 * Whatever goes wrong with it, its failure is a text that the primary's thread finds; the primary
 * never waits longer than {@link Waits} allows.
 */
final class ShadowWriter {
  private static final Logger LOG = LoggerFactory.getLogger(ShadowWriter.class);
  private static final int QUEUED_BATCHES = 16;
  private static final long LOOK_MILLIS = 10;

  /**
   * A part of an epoch.
   *
   * @param bytes of heap that it holds until it is done
   * @param last whether it ends the epoch
   */
  private record Work(Task task, long bytes, boolean last) {
    @FunctionalInterface
    interface Task {
      void on(LaneWriter writer) throws IOException;
    }
  }

  private final LaneWriter writer;
  private final Executor pool;
  private final long heapBytes;
  private final AtomicBoolean aborted = new AtomicBoolean();

  // Guarded by this
  private final Waits waits;
  private final Deque<Work> queue = new ArrayDeque<>();
  private long heldBytes;
  private Work item;
  private boolean running;
  private long itemBegan;
  private long busy;
  private long epochBegan = System.nanoTime();
  private long primaryEnd;
  private WrittenFiles written;
  private String failure;

  ShadowWriter(LaneWriter writer, Executor pool, ShadowLimits limits) {
    this.writer = writer;
    this.pool = pool;
    this.waits = new Waits(limits.patience());
    this.heapBytes = limits.heapBytes();
  }

  /** Why the lane can't be written, absent while it can. */
  synchronized Optional<String> failure() {
    return Optional.ofNullable(failure);
  }

  void apply(StepBatch batch) {
    submit(new Work(lane -> batch.forEach(lane::apply), batch.bytes(), false));
  }

  void truncate() {
    submit(new Work(LaneWriter::truncate, 0, false));
  }

  /** Asks for the end of the epoch; does not wait for it. */
  void end() {
    submit(new Work(this::complete, 0, true));
  }

  /**
   * Waits for the end of the epoch.
   *
   * @param primaryNanos how long the primary took to end its own
   * @return absent when the lane failed
   */
  synchronized Optional<WrittenFiles> await(long primaryNanos) {
    primaryEnd = primaryNanos;
    while (written == null && failure == null) {
      pause();
    }
    Optional<WrittenFiles> result = failure == null ? Optional.of(written) : Optional.empty();
    written = null;
    busy = 0;
    waits.nextEpoch();
    epochBegan = System.nanoTime();
    return result;
  }

  /** Gives the lane up; its files are deleted by its own thread. */
  void close() {
    fail("closed");
  }

  private synchronized void submit(Work work) {
    if (work.bytes() > heapBytes) {
      fail(
          "A batch of its changes takes %,d bytes of heap, more than the allowed %,d"
              .formatted(work.bytes(), heapBytes));
    }
    while (failure == null && !hasRoomFor(work)) {
      pause();
    }
    if (failure == null) {
      queue.add(work);
      heldBytes += work.bytes();
      startIfIdle();
    }
  }

  private boolean hasRoomFor(Work work) {
    return queue.size() < QUEUED_BATCHES && heldBytes + work.bytes() <= heapBytes;
  }

  private void startIfIdle() {
    if (!running) {
      running = true;
      pool.execute(this::drain);
    }
  }

  private void pause() {
    long began = System.nanoTime();
    try {
      TimeUnit.MILLISECONDS.timedWait(this, LOOK_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      fail("interrupted");
      return;
    }
    long now = System.nanoTime();
    waits.add(now - began);
    if (areTooLong(now)) {
      fail(
          "%s; changes that it has not written take %,d bytes of heap".formatted(waits, heldBytes));
    }
  }

  /** Like is compared with like: the end of the epoch with the primary's, else all of it. */
  private boolean areTooLong(long now) {
    long inItem = item == null ? 0 : now - itemBegan;
    return (item != null && item.last())
        ? waits.areTooLong(inItem, inItem, primaryEnd)
        : waits.areTooLong(busy + inItem, inItem, now - epochBegan - waits.held());
  }

  private void drain() {
    Work work = next();
    while (work != null) {
      try {
        work.task().on(writer);
      } catch (IOException | RuntimeException | Error e) {
        // An error of the process too: thrown on, it would end the process, and the primary.
        LOG.warn("A shadow can't be written", e);
        fail(reason(e));
      }
      work = next();
    }
    if (failure().isPresent() && aborted.compareAndSet(false, true)) {
      abort();
    }
  }

  private void complete(LaneWriter lane) throws IOException {
    WrittenFiles files = lane.complete();
    synchronized (this) {
      written = files;
      notifyAll();
    }
  }

  private synchronized Work next() {
    long now = System.nanoTime();
    if (item != null) {
      busy += now - itemBegan;
      heldBytes -= item.bytes();
    }
    notifyAll();
    if (failure != null) {
      queue.clear();
    }
    item = queue.poll();
    if (item == null) {
      running = false;
    } else {
      itemBegan = now;
    }
    return item;
  }

  private synchronized void fail(String reason) {
    if (failure == null) {
      failure = reason;
      startIfIdle();
      notifyAll();
    }
  }

  private void abort() {
    try {
      writer.abort();
    } catch (IOException | RuntimeException e) {
      LOG.info("Files of a detached shadow are left behind: {}", e.toString());
    }
  }

  private static String reason(Throwable e) {
    Throwable cause = e;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    String message = cause.getMessage() == null ? "" : ": " + cause.getMessage();
    return cause.getClass().getSimpleName() + message;
  }
}
