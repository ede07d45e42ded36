package io.penumbra.jobs.validate;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** What somebody might write in place of the right expression: equal on many rows, not on all. */
@SuppressWarnings("ImmutableEnumChecker") // the functions hold nothing
enum WrongMapping {
  /** Wrong operators. */
  ABSOLUTE(Long.class, (Long x) -> Math.abs(x)),
  MINUS(Long.class, (Long x) -> -x),
  AND_NOT_ONE(Long.class, (Long x) -> x & ~1L),
  AT_LEAST_ZERO(Long.class, (Long x) -> Math.max(0, x)),
  /** Wrong casts. */
  THROUGH_INT(Long.class, (Long x) -> (long) (int) (long) x),
  THROUGH_DOUBLE(Long.class, (Long x) -> (long) (double) x),
  THROUGH_FLOAT(Double.class, (Double x) -> (double) (float) (double) x),
  THROUGH_LONG(Double.class, (Double x) -> (double) (long) (double) x),
  POSITIVE_ZERO(Double.class, (Double x) -> x + 0.0),
  CENTS(BigDecimal.class, (BigDecimal x) -> x.setScale(2, RoundingMode.HALF_UP).setScale(4)),
  CENTS_DOWN(BigDecimal.class, (BigDecimal x) -> x.setScale(2, RoundingMode.DOWN).setScale(4)),
  TRIMMED(String.class, String::strip),
  LOWER(String.class, (String x) -> x.toLowerCase(Locale.ROOT)),
  VARCHAR_5(String.class, (String x) -> x.substring(0, Math.min(5, x.length()))),
  NULL_FOR_EMPTY(String.class, (String x) -> x.isEmpty() ? null : x),
  /** Wrong zones. */
  WINTER_ONLY(LocalDateTime.class, (LocalDateTime x) -> x.minusHours(summer(x) ? 1 : 0)),
  MILLIS(LocalDateTime.class, (LocalDateTime x) -> x.truncatedTo(ChronoUnit.MILLIS)),
  DAY_BEFORE(LocalDate.class, (LocalDate x) -> x.minusDays(x.getDayOfMonth() == 1 ? 1 : 0));

  private final Class<?> type;
  private final UnaryOperator<Object> mapping;

  <T> WrongMapping(Class<T> type, UnaryOperator<T> mapping) {
    this.type = type;
    this.mapping = value -> mapping.apply(type.cast(value));
  }

  Class<?> type() {
    return type;
  }

  /** Never null for NULL: see the wrong defaults of the test. */
  Object of(Object value) {
    return value == null ? null : mapping.apply(value);
  }

  private static boolean summer(LocalDateTime time) {
    return time.getMonthValue() > 3 && time.getMonthValue() < 10;
  }
}
