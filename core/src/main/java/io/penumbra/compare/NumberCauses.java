package io.penumbra.compare;

import io.penumbra.report.Category;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/** Kinds of difference between numbers. */
final class NumberCauses {
  private static final List<RoundingMode> ROUNDINGS =
      List.of(RoundingMode.HALF_UP, RoundingMode.DOWN, RoundingMode.HALF_EVEN, RoundingMode.FLOOR);

  /** Doubles have up to this many digits after the point; more are not looked at. */
  private static final int DEEPEST = 40;

  private NumberCauses() {}

  static Optional<Cause> of(Number expected, Number actual) {
    if (expected instanceof Double number) {
      return ofDoubles(number, actual.doubleValue());
    }
    if (expected instanceof Long number) {
      return ofLongs(number, actual.longValue());
    }
    return rounded((BigDecimal) expected, (BigDecimal) actual);
  }

  private static Optional<Cause> ofDoubles(double expected, double actual) {
    if (expected == actual) {
      return Optional.of(new Cause(Category.VALUE_MISMATCH, "sign of zero"));
    }
    if (!Double.isFinite(expected) || !Double.isFinite(actual)) {
      boolean overflow = Double.isFinite(expected) && Double.isInfinite(actual);
      return overflow ? Optional.of(outOfRange("infinite")) : Optional.empty();
    }
    if ((float) expected == actual) {
      return Optional.of(lost("float"));
    }
    return rounded(
        new BigDecimal(Double.toString(expected)), new BigDecimal(Double.toString(actual)));
  }

  private static Optional<Cause> ofLongs(long expected, long actual) {
    boolean fits = expected == (int) expected;
    if (!fits && actual == (int) expected) {
      return Optional.of(outOfRange("int, wrapped"));
    }
    if (!fits && actual == (expected < 0 ? Integer.MIN_VALUE : Integer.MAX_VALUE)) {
      return Optional.of(outOfRange("int, clamped"));
    }
    if (actual == (long) (double) expected) {
      return Optional.of(lost("double"));
    }
    return actual == (long) (float) expected ? Optional.of(lost("float")) : Optional.empty();
  }

  private static Optional<Cause> rounded(BigDecimal expected, BigDecimal actual) {
    int digits = expected.stripTrailingZeros().scale();
    for (int scale = Math.min(digits, DEEPEST) - 1; scale >= 0; scale--) {
      for (RoundingMode rounding : ROUNDINGS) {
        if (expected.setScale(scale, rounding).compareTo(actual) == 0) {
          return Optional.of(lost("scale " + scale));
        }
      }
    }
    return Optional.empty();
  }

  private static Cause lost(String pattern) {
    return new Cause(Category.PRECISION_LOSS, "to " + pattern);
  }

  private static Cause outOfRange(String pattern) {
    return new Cause(Category.OUT_OF_RANGE, pattern);
  }
}
