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
 * never waits longer than {@link Patience} allows.
 */
final class ShadowWriter {
  private static final Logger LOG = LoggerFactory.getLogger(ShadowWriter.class);
  private static final int QUEUED_BATCHES = 16;
  private static final long LOOK_MILLIS = 10;

  @FunctionalInterface
  private interface Work {
    void on(LaneWriter writer) throws IOException;
  }

  private final LaneWriter writer;
  private final Executor pool;
  private final Patience patience;
  private final AtomicBoolean aborted = new AtomicBoolean();
  private long epochBegan = System.nanoTime();

  // Guarded by this
  private final Deque<Work> queue = new ArrayDeque<>();
  private boolean running;
  private long itemBegan;
  private long busy;
  private long held;
  private WrittenFiles written;
  private String failure;

  ShadowWriter(LaneWriter writer, Executor pool, Patience patience) {
    this.writer = writer;
    this.pool = pool;
    this.patience = patience;
  }

  /** Why the lane can't be written, absent while it can. */
  synchronized Optional<String> failure() {
    return Optional.ofNullable(failure);
  }

  void apply(StepBatch batch) {
    submit(lane -> batch.forEach(lane::apply));
  }

  void truncate() {
    submit(LaneWriter::truncate);
  }

  /** Asks for the end of the epoch; does not wait for it. */
  void end() {
    submit(this::complete);
  }

  /**
   * Waits for the end of the epoch.
   *
   * @param primaryNanos how long the primary took to end its own
   * @return absent when the lane failed
   */
  synchronized Optional<WrittenFiles> await(long primaryNanos) {
    long asked = System.nanoTime();
    while (written == null && failure == null) {
      pause(primaryNanos, asked, primaryNanos);
    }
    Optional<WrittenFiles> result = failure == null ? Optional.of(written) : Optional.empty();
    written = null;
    busy = 0;
    held = 0;
    epochBegan = System.nanoTime();
    return result;
  }

  /** Gives the lane up; its files are deleted by its own thread. */
  void close() {
    fail("closed");
  }

  private synchronized void submit(Work work) {
    long asked = System.nanoTime();
    long busyBefore = busy + (itemBegan == 0 ? 0 : asked - itemBegan);
    while (queue.size() >= QUEUED_BATCHES && failure == null) {
      pause(busyBefore, asked, asked - epochBegan - held);
    }
    if (failure == null) {
      queue.add(work);
      startIfIdle();
    }
  }

  private void startIfIdle() {
    if (!running) {
      running = true;
      pool.execute(this::drain);
    }
  }

  private void pause(long busyBefore, long asked, long primaryNanos) {
    long began = System.nanoTime();
    try {
      TimeUnit.MILLISECONDS.timedWait(this, LOOK_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      fail("interrupted");
      return;
    }
    long now = System.nanoTime();
    held += now - began;
    long item = itemBegan == 0 ? 0 : now - itemBegan;
    if (patience.exhausted(held, busyBefore + (now - asked), item, primaryNanos)) {
      fail(
          "It held the table's commits back for "
              + TimeUnit.NANOSECONDS.toMillis(held)
              + " ms in one checkpoint, more than the allowed "
              + TimeUnit.NANOSECONDS.toMillis(patience.budgetNanos())
              + " ms");
    }
  }

  private void drain() {
    Work work = next();
    while (work != null) {
      try {
        work.on(writer);
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
    if (itemBegan != 0) {
      busy += now - itemBegan;
      itemBegan = 0;
    }
    notifyAll();
    if (failure != null) {
      queue.clear();
    }
    Work work = queue.poll();
    if (work == null) {
      running = false;
    } else {
      itemBegan = now;
    }
    return work;
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
