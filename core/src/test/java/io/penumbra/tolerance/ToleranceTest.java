package io.penumbra.tolerance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ToleranceTest {
  @Test
  void admitsNothingUnlessDeclared() {
    assertThat(Tolerance.EXACT.admits(1L, 2L)).isFalse();
    assertThat(Tolerance.EXACT.admits(1.0, Math.nextUp(1.0))).isFalse();
    assertThat(Tolerance.EXACT.admits("a", "A")).isFalse();
    assertThat(Tolerance.parse("trim").admits(1.0, Math.nextUp(1.0))).isFalse();
    assertThat(Tolerance.parse("absolute 1").admits(null, 0L)).isFalse();
    assertThat(Tolerance.parse("absolute 1").admits(1L, 1.0)).isFalse();
  }

  @Test
  void admitsNumbersByDifferenceOrByShare() {
    Tolerance absolute = Tolerance.parse("absolute 0.01");
    assertThat(absolute.admits(new BigDecimal("1.00"), new BigDecimal("1.01"))).isTrue();
    assertThat(absolute.admits(new BigDecimal("1.00"), new BigDecimal("1.0101"))).isFalse();

    Tolerance relative = Tolerance.parse("relative 1e-9");
    assertThat(relative.admits(1e12, 1e12 + 999)).isTrue();
    assertThat(relative.admits(1e12, 1e12 + 1_001)).isFalse();
    assertThat(relative.admits(0.0, 1e-300)).isFalse();
    assertThat(relative.admits(0.0, -0.0)).isTrue();
    assertThat(relative.admits(Double.NaN, 1.0)).isFalse();
    assertThat(relative.admits(Double.POSITIVE_INFINITY, Double.MAX_VALUE)).isFalse();
  }

  @Test
  void admitsTimesThatAreNear() {
    Tolerance second = Tolerance.parse("time 1s");
    Instant time = Instant.parse("2026-01-05T10:00:00Z");
    assertThat(second.admits(time, time.plusMillis(999))).isTrue();
    assertThat(second.admits(time, time.plusSeconds(1))).isFalse();
    assertThat(second.admits(LocalDateTime.MIN, LocalDateTime.MIN.plusNanos(1))).isTrue();
    assertThat(second.admits(LocalDate.EPOCH, LocalDate.EPOCH.plusDays(1))).isFalse();
    assertThat(Tolerance.parse("time 2d").admits(LocalDate.EPOCH, LocalDate.EPOCH.plusDays(1)))
        .isTrue();
  }

  @Test
  void admitsTextsButForBlanksAndCase() {
    assertThat(Tolerance.parse("trim").admits("a ", " a")).isTrue();
    assertThat(Tolerance.parse("trim").admits("a ", " A")).isFalse();
    assertThat(Tolerance.parse("trim, ignore-case").admits("a ", " A")).isTrue();
    assertThat(Tolerance.parse("ignore-case").admits("a ", "A")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "exact",
        "absolute 0.01",
        "absolute 0.01, relative 1E-9, time 90s, trim, ignore-case",
        "time 1d",
        "time 100us"
      })
  void isWrittenAsItIsRead(String text) {
    assertThat(Tolerance.parse(text)).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "about", "absolute", "absolute x", "time 5", "time 5y", "trim 3", "trim,"})
  void refusesWhatIsNoTolerance(String text) {
    assertThatThrownBy(() -> Tolerance.parse(text)).hasMessageContaining("give exact, or some of");
  }

  @Test
  void isNeverNegative() {
    assertThatThrownBy(() -> Tolerance.parse("absolute -1")).hasMessageContaining("negative");
  }
}
