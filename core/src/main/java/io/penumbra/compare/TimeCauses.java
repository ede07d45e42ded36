package io.penumbra.compare;

import io.penumbra.report.Category;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Kinds of difference between points in time. */
final class TimeCauses {
  private static final List<ChronoUnit> UNITS =
      List.of(ChronoUnit.MICROS, ChronoUnit.MILLIS, ChronoUnit.SECONDS);
  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration QUARTER = Duration.ofMinutes(15);

  /** No zone is further from UTC. */
  private static final Duration FURTHEST = Duration.ofHours(14);

  private TimeCauses() {}

  static Optional<Cause> of(Instant expected, Instant actual) {
    for (ChronoUnit unit : UNITS) {
      Instant rounded = expected.plus(unit.getDuration().dividedBy(2)).truncatedTo(unit);
      if (actual.equals(expected.truncatedTo(unit)) || actual.equals(rounded)) {
        return Optional.of(lost(unit));
      }
    }
    return shift(Duration.between(expected, actual));
  }

  static Optional<Cause> ofDay(LocalTime expected, LocalTime actual) {
    for (ChronoUnit unit : UNITS) {
      if (actual.equals(expected.truncatedTo(unit))) {
        return Optional.of(lost(unit));
      }
    }
    Duration by = Duration.between(expected, actual);
    boolean aroundMidnight = by.abs().compareTo(DAY.dividedBy(2)) > 0;
    return shift(aroundMidnight ? by.plus(by.isNegative() ? DAY : DAY.negated()) : by);
  }

  private static Optional<Cause> shift(Duration by) {
    boolean zone =
        by.abs().compareTo(FURTHEST) <= 0
            && by.toNanosPart() == 0
            && by.toSeconds() % QUARTER.toSeconds() == 0;
    if (!zone) {
      return Optional.empty();
    }
    String hours = "%02d:%02d".formatted(by.abs().toHours(), by.abs().toMinutesPart());
    return Optional.of(new Cause(Category.TIMEZONE_SHIFT, (by.isNegative() ? "-" : "+") + hours));
  }

  private static Cause lost(ChronoUnit unit) {
    return new Cause(Category.PRECISION_LOSS, "to " + unit.toString().toLowerCase(Locale.ROOT));
  }
}
