package io.penumbra.compare;

import io.penumbra.report.Category;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** Tells from two values that differ what kind of difference it is. */
final class Causes {
  private Causes() {}

  /**
   * @param expected what the shadow should hold, null for NULL
   * @param actual what it holds, null for NULL
   * @param isDefault whether that is the column's default
   */
  static Cause of(Object expected, Object actual, boolean isDefault) {
    if (actual == null) {
      return new Cause(Category.NULL_MISMATCH, "value to NULL");
    }
    if (isDefault) {
      return new Cause(Category.DEFAULT_SUBSTITUTED, "default");
    }
    if (expected == null) {
      return new Cause(Category.NULL_MISMATCH, "NULL to value");
    }
    if (!expected.getClass().equals(actual.getClass())) {
      return new Cause(Category.TYPE_MISMATCH, "");
    }
    return ofValues(expected, actual).orElseGet(Cause::other);
  }

  private static Optional<Cause> ofValues(Object expected, Object actual) {
    if (expected instanceof Number number) {
      return NumberCauses.of(number, (Number) actual);
    }
    if (expected instanceof String text) {
      return TextCauses.of(text, (String) actual);
    }
    if (expected instanceof ByteBuffer bytes) {
      return TextCauses.ofBytes(bytes, (ByteBuffer) actual);
    }
    if (expected instanceof LocalDateTime time) {
      return TimeCauses.of(
          time.toInstant(ZoneOffset.UTC), ((LocalDateTime) actual).toInstant(ZoneOffset.UTC));
    }
    if (expected instanceof Instant time) {
      return TimeCauses.of(time, (Instant) actual);
    }
    if (expected instanceof LocalTime time) {
      return TimeCauses.ofDay(time, (LocalTime) actual);
    }
    return Optional.empty();
  }
}
