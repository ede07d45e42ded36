package io.penumbra.jobs.validate.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.Test;

class ThrottleTest {
  @Test
  void waitsForWhatWasReadBefore() {
    Throttle throttle = Throttle.of(Optional.of(20_000L), 2);

    assertThat(taking(throttle, throttle, 2_000)).isGreaterThan(Duration.ofMillis(190));
  }

  /** Readers of both lanes go to each thread as one copy. */
  @Test
  void isOneForBothReadersOfACopy() throws Exception {
    Throttle throttle = Throttle.of(Optional.of(10_000L), 1);
    Throttle[] copies = InstantiationUtil.clone(new Throttle[] {throttle, throttle});

    assertThat(taking(copies[0], copies[1], 2_000)).isGreaterThan(Duration.ofMillis(190));
  }

  @Test
  void takesAnySizeWithoutALimit() {
    assertThat(taking(Throttle.NONE, Throttle.of(Optional.empty(), 2), Long.MAX_VALUE))
        .isLessThan(Duration.ofMinutes(1));
  }

  private static Duration taking(Throttle first, Throttle second, long bytes) {
    long start = System.nanoTime();
    first.take(bytes);
    second.take(bytes);
    return Duration.ofNanos(System.nanoTime() - start);
  }
}
