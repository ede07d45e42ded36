package io.penumbra.bench.ingest;

import java.util.concurrent.atomic.AtomicReference;

/** Times from the first to the last change handed on: the final checkpoint starts at random. */
final class Clock {
  private static final AtomicReference<Moment> FIRST = new AtomicReference<>();
  private static final AtomicReference<Moment> LAST = new AtomicReference<>();

  private Clock() {}

  /** Is called for every change, so that it has to be cheap. */
  static void handedOn(long number, long count) {
    if (number == 0) {
      FIRST.set(Moment.now());
    } else if (number == count - 1) {
      LAST.set(Moment.now());
    }
  }

  static Moment used() {
    return LAST.get().since(FIRST.get());
  }
}
