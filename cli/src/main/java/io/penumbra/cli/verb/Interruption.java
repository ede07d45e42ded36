package io.penumbra.cli.verb;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets a command end what it has begun when the process is told to end, as by Ctrl-C: it is
 * interrupted, and waited for.
 */
final class Interruption implements AutoCloseable {
  /** After that the process ends all the same. */
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final Thread worker = Thread.currentThread();
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Thread hook;
  private volatile boolean happened;

  /**
   * For the thread that calls this.
   *
   * @param first done before that thread is interrupted
   */
  Interruption(Runnable first) {
    hook = new Thread(() -> interrupt(first), "interruption");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** Whether the process is about to end. */
  boolean happened() {
    return happened;
  }

  /** Nothing is left that has to be ended. */
  @Override
  public void close() {
    ended.countDown();
    if (!happened) {
      try {
        Runtime.getRuntime().removeShutdownHook(hook);
      } catch (IllegalStateException ending) {
        // Too late to take it back; it finds nothing to wait for.
        return;
      }
    }
  }

  private void interrupt(Runnable first) {
    if (ended.getCount() == 0) {
      return;
    }
    happened = true;
    first.run();
    worker.interrupt();
    try {
      if (!ended.await(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
        System.err.println("Did not end in " + LIMIT.toSeconds() + " s; it is ended now");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
