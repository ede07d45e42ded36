package io.penumbra.tolerance;

import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.apache.iceberg.types.Type;

/**
 * By how much two values may differ. Values are those of a comparison: Long, Double, BigDecimal,
 * String, and the classes of java.time. Values of different classes, and NULL and a value, always
 * differ.
 *
 * @param absolute numbers may differ by this much, 0 for nothing
 * @param relative numbers may differ by this share of the larger one, 0 for nothing
 * @param time times may differ by less than this, zero for nothing
 * @param trim blanks at the ends of texts don't count
 * @param ignoreCase upper and lower case are the same
 */
public record Tolerance(
    BigDecimal absolute, BigDecimal relative, Duration time, boolean trim, boolean ignoreCase)
    implements Serializable {
  /** The standard: nothing may differ. */
  public static final Tolerance EXACT =
      new Tolerance(BigDecimal.ZERO, BigDecimal.ZERO, Duration.ZERO, false, false);

  public Tolerance {
    Objects.requireNonNull(absolute, "absolute");
    Objects.requireNonNull(relative, "relative");
    Objects.requireNonNull(time, "time");
    if (absolute.signum() < 0 || relative.signum() < 0 || time.isNegative()) {
      throw new IllegalArgumentException("A tolerance can't be negative");
    }
  }

  /**
   * Reads {@code exact}, or a list as {@code absolute 0.01, relative 1e-9, time 1ms, trim,
   * ignore-case}.
   *
   * @throws IllegalArgumentException saying what is allowed instead
   */
  public static Tolerance parse(String text) {
    return ToleranceText.parse(text);
  }

  public boolean isExact() {
    return equals(EXACT);
  }

  /** Whether each of its parts says something of values of a type. */
  public boolean fits(Type type) {
    boolean numbers = absolute.signum() > 0 || relative.signum() > 0;
    boolean texts = trim || ignoreCase;
    return switch (type.typeId()) {
      case INTEGER, LONG, FLOAT, DOUBLE, DECIMAL -> !texts && time.isZero();
      case STRING -> !numbers && time.isZero();
      case DATE, TIME, TIMESTAMP, TIMESTAMP_NANO -> !numbers && !texts;
      default -> isExact();
    };
  }

  /** Whether two values that are not equal may pass for the same. */
  public boolean admits(Object expected, Object actual) {
    if (isExact() || expected == null || actual == null) {
      return false;
    }
    if (!expected.getClass().equals(actual.getClass())) {
      return false;
    }
    if (expected instanceof Number number) {
      return near(number, (Number) actual);
    }
    if (expected instanceof String string) {
      return folded(string).equals(folded((String) actual));
    }
    return expected instanceof Temporal from && near(from, (Temporal) actual);
  }

  private boolean near(Number expected, Number actual) {
    if (!finite(expected) || !finite(actual)) {
      return expected.equals(actual);
    }
    BigDecimal from = new BigDecimal(expected.toString());
    BigDecimal to = new BigDecimal(actual.toString());
    BigDecimal most = relative.multiply(from.abs().max(to.abs())).max(absolute);
    boolean numbers = absolute.signum() > 0 || relative.signum() > 0;
    return numbers && from.subtract(to).abs().compareTo(most) <= 0;
  }

  private static boolean finite(Number number) {
    return !(number instanceof Double) || Double.isFinite(number.doubleValue());
  }

  private boolean near(Temporal expected, Temporal actual) {
    boolean clock =
        expected instanceof LocalTime
            || expected instanceof LocalDateTime
            || expected instanceof Instant;
    if (clock) {
      return Duration.between(expected, actual).abs().compareTo(time) < 0;
    }
    return expected instanceof LocalDate from
        && Duration.ofDays(Math.abs(from.toEpochDay() - ((LocalDate) actual).toEpochDay()))
                .compareTo(time)
            < 0;
  }

  private String folded(String text) {
    String trimmed = trim ? text.strip() : text;
    return ignoreCase ? trimmed.toLowerCase(Locale.ROOT) : trimmed;
  }

  /** As {@link #parse} reads it. */
  @Override
  public String toString() {
    List<String> words = new ArrayList<>();
    if (absolute.signum() > 0) {
      words.add("absolute " + absolute);
    }
    if (relative.signum() > 0) {
      words.add("relative " + relative);
    }
    if (!time.isZero()) {
      words.add("time " + ToleranceText.of(time));
    }
    if (trim) {
      words.add("trim");
    }
    if (ignoreCase) {
      words.add("ignore-case");
    }
    return words.isEmpty() ? "exact" : String.join(", ", words);
  }
}
