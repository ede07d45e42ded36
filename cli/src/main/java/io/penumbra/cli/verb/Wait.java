package io.penumbra.cli.verb;

import io.penumbra.error.ErrorCode;
import io.penumbra.error.PenumbraException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import picocli.CommandLine.Option;

/** Waits, if asked to, until something is so. */
final class Wait {
  private static final Duration PACE = Duration.ofMillis(500);

  @Option(
      names = "--wait",
      paramLabel = "SECONDS",
      arity = "0..1",
      defaultValue = "0",
      fallbackValue = "600",
      description = "Wait until it is fed by the stream, at most so long (600).")
  private int seconds;

  /**
   * @throws PenumbraException STATE_REFUSED when it is not so in time; never when not asked to wait
   */
  void until(String what, BooleanSupplier condition) {
    Instant limit = Instant.now().plusSeconds(seconds);
    while (seconds > 0 && !condition.getAsBoolean()) {
      if (Instant.now().isAfter(limit)) {
        throw new PenumbraException(
            ErrorCode.STATE_REFUSED,
            "Waited " + seconds + " s in vain until " + what,
            "`penumbra status` says whether the mirror job runs");
      }
      pause();
    }
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(PACE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PenumbraException(ErrorCode.STATE_REFUSED, "Interrupted", "Run it again", e);
    }
  }
}
