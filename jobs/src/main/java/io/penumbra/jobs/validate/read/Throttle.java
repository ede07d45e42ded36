package io.penumbra.jobs.validate.read;

import java.io.Serializable;
import java.util.Optional;
import org.apache.flink.shaded.guava31.com.google.common.primitives.Ints;
import org.apache.flink.shaded.guava31.com.google.common.util.concurrent.RateLimiter;

/**
 * How fast files are read: after each part of a file it is waited as long as that should have
 * taken. One for both lanes, so that they share the rate. Not thread-safe; a copy for each thread.
 */
public final class Throttle implements Serializable {
  private static final long serialVersionUID = 1L;

  /** As fast as it goes. */
  public static final Throttle NONE = new Throttle(Double.POSITIVE_INFINITY);

  private final double bytesPerSecond;

  private transient RateLimiter limiter;

  private Throttle(double bytesPerSecond) {
    this.bytesPerSecond = bytesPerSecond;
  }

  /**
   * @param bytesPerSecond of all readers together, absent for no limit
   */
  public static Throttle of(Optional<Long> bytesPerSecond, int readers) {
    return bytesPerSecond.map(rate -> new Throttle((double) rate / readers)).orElse(NONE);
  }

  /** Waits until what was read before has taken its time. */
  public void take(long bytes) {
    if (Double.isInfinite(bytesPerSecond) || bytes < 1) {
      return;
    }
    if (limiter == null) {
      limiter = RateLimiter.create(bytesPerSecond);
    }
    limiter.acquire(Ints.saturatedCast(bytes));
  }
}
