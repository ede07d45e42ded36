package io.penumbra.ops.flink;

import io.penumbra.error.ErrorCode;
import io.penumbra.error.PenumbraException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Waiting for a cluster. */
public final class Pause {
  private Pause() {}

  /**
   * @throws PenumbraException CLUSTER when interrupted
   */
  public static void of(Duration time) {
    try {
      TimeUnit.MILLISECONDS.sleep(time.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PenumbraException(
          ErrorCode.CLUSTER,
          "Interrupted while waiting for the cluster",
          "penumbra status says how the job is",
          e);
    }
  }
}
