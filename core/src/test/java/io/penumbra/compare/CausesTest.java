package io.penumbra.compare;

import static io.penumbra.report.Category.NULL_MISMATCH;
import static io.penumbra.report.Category.OUT_OF_RANGE;
import static io.penumbra.report.Category.PRECISION_LOSS;
import static io.penumbra.report.Category.STRING_NORMALIZATION;
import static io.penumbra.report.Category.TIMEZONE_SHIFT;
import static io.penumbra.report.Category.TRUNCATION;
import static io.penumbra.report.Category.VALUE_MISMATCH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.penumbra.report.Category;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CausesTest {
  @ParameterizedTest(name = "{0} became {1}: {2} {3}")
  @MethodSource("cases")
  void namesTheKindOfDifference(Object expected, Object actual, Category category, String pattern) {
    assertThat(Causes.of(expected, actual, false)).isEqualTo(new Cause(category, pattern));
  }

  static Stream<Arguments> cases() {
    return Stream.of(numbers(), texts(), times(), rest()).flatMap(cases -> cases);
  }

  private static Stream<Arguments> numbers() {
    return Stream.of(
        arguments(decimal("1.2345"), decimal("1.2300"), PRECISION_LOSS, "to scale 2"),
        arguments(decimal("1.2367"), decimal("1.2400"), PRECISION_LOSS, "to scale 2"),
        arguments(decimal("-1.5"), decimal("-2.0"), PRECISION_LOSS, "to scale 0"),
        arguments(decimal("1.2345"), decimal("1.2500"), VALUE_MISMATCH, ""),
        arguments(decimal("120"), decimal("100"), VALUE_MISMATCH, ""),
        arguments(0.1, (double) 0.1f, PRECISION_LOSS, "to float"),
        arguments(3.25, 3.0, PRECISION_LOSS, "to scale 0"),
        arguments(0.0, -0.0, VALUE_MISMATCH, "sign of zero"),
        arguments(1.0, Double.NaN, VALUE_MISMATCH, ""),
        arguments(1e300, Double.POSITIVE_INFINITY, OUT_OF_RANGE, "infinite"),
        arguments(5_000_000_000L, 705_032_704L, OUT_OF_RANGE, "int, wrapped"),
        arguments(5_000_000_000L, (long) Integer.MAX_VALUE, OUT_OF_RANGE, "int, clamped"),
        arguments(9_007_199_254_740_993L, 9_007_199_254_740_992L, PRECISION_LOSS, "to double"),
        arguments(16_777_217L, 16_777_216L, PRECISION_LOSS, "to float"),
        arguments(7L, 8L, VALUE_MISMATCH, ""));
  }

  private static Stream<Arguments> texts() {
    return Stream.of(
        arguments("abc ", "abc", STRING_NORMALIZATION, "blanks"),
        arguments("Abc", "abc", STRING_NORMALIZATION, "case"),
        arguments("caf\u00e9", "cafe\u0301", STRING_NORMALIZATION, "Unicode form"),
        arguments("abcdef", "abc", TRUNCATION, "to 3 characters"),
        arguments("abc", "", VALUE_MISMATCH, ""),
        arguments("abc", "abd", VALUE_MISMATCH, ""),
        arguments(bytes(1, 2, 3), bytes(1, 2), TRUNCATION, "to 2 bytes"),
        arguments(bytes(1, 2), bytes(1, 3), VALUE_MISMATCH, ""));
  }

  private static Stream<Arguments> times() {
    LocalDateTime time = LocalDateTime.parse("2026-01-05T07:00:00.123456");
    Instant instant = Instant.parse("2026-01-05T07:00:00.123456Z");
    return Stream.of(
        arguments(time, time.plusHours(7), TIMEZONE_SHIFT, "+07:00"),
        arguments(instant, instant.minusSeconds(19_800), TIMEZONE_SHIFT, "-05:30"),
        arguments(
            time, LocalDateTime.parse("2026-01-05T07:00:00.123"), PRECISION_LOSS, "to millis"),
        arguments(time, LocalDateTime.parse("2026-01-05T07:00:00"), PRECISION_LOSS, "to seconds"),
        arguments(time, time.plusMinutes(7), VALUE_MISMATCH, ""),
        arguments(LocalTime.of(23, 0), LocalTime.of(1, 0), TIMEZONE_SHIFT, "+02:00"),
        arguments(LocalTime.of(1, 2, 3, 4_000), LocalTime.of(1, 2, 3), PRECISION_LOSS, "to millis"),
        arguments(LocalDate.EPOCH, LocalDate.EPOCH.plusDays(1), VALUE_MISMATCH, ""));
  }

  private static Stream<Arguments> rest() {
    return Stream.of(
        arguments(null, 0L, NULL_MISMATCH, "NULL to value"),
        arguments("", null, NULL_MISMATCH, "value to NULL"),
        arguments(true, false, VALUE_MISMATCH, ""));
  }

  private static BigDecimal decimal(String text) {
    return new BigDecimal(text);
  }

  private static ByteBuffer bytes(int... values) {
    ByteBuffer bytes = ByteBuffer.allocate(values.length);
    for (int value : values) {
      bytes.put((byte) value);
    }
    return bytes.flip();
  }
}
