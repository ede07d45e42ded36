package io.penumbra.bench.ingest;

import java.util.concurrent.atomic.AtomicLong;

/** Times from the first to the last change handed on: the final checkpoint starts at random. */
final class Clock {
  private static final AtomicLong FIRST = new AtomicLong();
  private static final AtomicLong LAST = new AtomicLong();

  private Clock() {}

  /** Is called for every change, so that it has to be cheap. */
  static void handedOn(long number, long count) {
    if (number == 0) {
      FIRST.set(System.nanoTime());
    } else if (number == count - 1) {
      LAST.set(System.nanoTime());
    }
  }

  static double seconds() {
    return (LAST.get() - FIRST.get()) / 1e9;
  }
}
