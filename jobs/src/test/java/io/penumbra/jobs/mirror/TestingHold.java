package io.penumbra.jobs.mirror;

import java.util.concurrent.CountDownLatch;

/** A place at which threads are held until they are let go. */
final class TestingHold {
  private final CountDownLatch reached = new CountDownLatch(1);
  private final CountDownLatch released = new CountDownLatch(1);

  /** Whether some thread was held. */
  boolean reached() {
    return reached.getCount() == 0;
  }

  void release() {
    released.countDown();
  }

  /** Holds the calling thread, or lets it pass once the place is open. */
  void pass() {
    reached.countDown();
    try {
      released.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while it was held", e);
    }
  }
}
