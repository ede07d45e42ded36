package io.penumbra.jobs.mirror;

import io.penumbra.fault.FaultPoint;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Lets the job die at one point, a number of times, passing it unharmed in between. The thread that
 * made it, which is the test's, is spared.
 */
final class TestingCrash implements Consumer<FaultPoint> {
  private static final int EVERY_THIRD = 3;

  private final FaultPoint point;
  private final int hits;
  private final int every;
  private final Thread spared = Thread.currentThread();
  private final AtomicInteger passed = new AtomicInteger();
  private final AtomicInteger hit = new AtomicInteger();

  /** Not an exception: no handler of exceptions gets to mend it. */
  static final class Died extends Error {
    private static final long serialVersionUID = 1L;

    Died(FaultPoint point) {
      super("died at " + point);
    }
  }

  TestingCrash(FaultPoint point, int hits) {
    this(point, hits, EVERY_THIRD);
  }

  private TestingCrash(FaultPoint point, int hits, int every) {
    this.point = point;
    this.hits = hits;
    this.every = every;
  }

  /** Lets the job die as soon as it comes to the point, once. */
  static TestingCrash next(FaultPoint point) {
    return new TestingCrash(point, 1, 1);
  }

  int hits() {
    return hit.get();
  }

  @Override
  public void accept(FaultPoint reached) {
    if (reached != point || Thread.currentThread() == spared) {
      return;
    }
    if (passed.incrementAndGet() % every == 0 && hit.get() < hits) {
      hit.incrementAndGet();
      throw new Died(point);
    }
  }
}
