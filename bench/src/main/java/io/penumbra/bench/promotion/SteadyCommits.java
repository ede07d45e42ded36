package io.penumbra.bench.promotion;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Commits a thousand changes at a fixed pace, half of them to rows that are there. */
final class SteadyCommits implements AutoCloseable {
  private static final long HALF = 500;
  private static final Duration LIMIT = Duration.ofMinutes(5);

  private final LockstepStream stream;
  private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
  private final ScheduledFuture<?> commits;
  private final Semaphore landed = new Semaphore(0);
  private long next;
  private long version;

  /**
   * @param rows that are in the table
   */
  SteadyCommits(LockstepStream stream, long rows, Duration pace) {
    this.stream = stream;
    this.next = rows;
    this.commits =
        thread.scheduleAtFixedRate(
            this::commit, pace.toMillis(), pace.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Waits until two more commits have landed. */
  void awaitTwo() throws Exception {
    landed.drainPermits();
    if (!landed.tryAcquire(2, LIMIT.toSeconds(), TimeUnit.SECONDS)) {
      throw new IllegalStateException("No commits within " + LIMIT + "; done: " + commits.isDone());
    }
  }

  @Override
  public void close() throws Exception {
    commits.cancel(false);
    thread.shutdown();
    thread.awaitTermination(LIMIT.toSeconds(), TimeUnit.SECONDS);
  }

  private void commit() {
    try {
      version++;
      stream.upsert(next - HALF, next + HALF, version);
      next += HALF;
      landed.release();
    } catch (Exception e) {
      e.printStackTrace();
      throw new IllegalStateException(e);
    }
  }
}
