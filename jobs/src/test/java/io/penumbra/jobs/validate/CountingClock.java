package io.penumbra.jobs.validate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** The time, and how often it was asked for: as often as was looked. */
final class CountingClock extends Clock {
  private final Semaphore asked = new Semaphore(0);

  /** Waits until the time was asked for so often once more. */
  void awaitMore(int times, int limitSeconds) throws InterruptedException {
    asked.drainPermits();
    assertThat(asked.tryAcquire(times, limitSeconds, TimeUnit.SECONDS)).isTrue();
  }

  @Override
  public Instant instant() {
    asked.release();
    return Instant.now();
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
