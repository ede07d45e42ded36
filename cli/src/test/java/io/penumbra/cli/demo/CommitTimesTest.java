package io.penumbra.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CommitTimesTest {
  private static final CommitTimes TIMES =
      new CommitTimes(Stream.of(0, 1, 4, 5, 7, 8).map(CommitTimesTest::second).toList());

  @Test
  void aGapCountsWhenBothItsEndsLieWithin() {
    assertThat(TIMES.longestGapWithin(second(0), second(8))).isEqualTo(Duration.ofSeconds(3));
    assertThat(TIMES.longestGapWithin(second(2), second(8))).isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void aGapAroundAMomentMayReachBeyondIt() {
    assertThat(TIMES.longestGapAround(second(6), Duration.ofMillis(10)))
        .isEqualTo(Duration.ofSeconds(2));
    assertThat(TIMES.longestGapAround(second(6), Duration.ofSeconds(1)))
        .isEqualTo(Duration.ofSeconds(2));
    assertThat(TIMES.longestGapAround(second(6), Duration.ofSeconds(2)))
        .isEqualTo(Duration.ofSeconds(3));
  }

  @Test
  void withoutCommitsThereIsNoGap() {
    assertThat(new CommitTimes(List.of()).longestGapWithin(second(0), second(8))).isZero();
  }

  private static Instant second(int second) {
    return Instant.ofEpochSecond(second);
  }
}
