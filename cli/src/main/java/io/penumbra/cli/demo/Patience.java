package io.penumbra.cli.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;

/** Waits for what others bring about. */
final class Patience {
  private static final Duration PAUSE = Duration.ofMillis(100);

  private Patience() {}

  /** Asks until the answer is yes, and returns whether it was before the limit had passed. */
  static boolean wait(Duration limit, Callable<Boolean> met) throws Exception {
    Instant end = Instant.now().plus(limit);
    while (!met.call()) {
      if (Instant.now().isAfter(end)) {
        return false;
      }
      Thread.sleep(PAUSE.toMillis());
    }
    return true;
  }
}
