package io.penumbra.jobs.validate;

import io.penumbra.report.Category;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.Normalizer;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.iceberg.data.Record;

/**
 * An error as it happens to the rows of a shadow.
 *
 * @param category what it has to be reported as
 * @param what it does, as the published table says it
 * @param wrong the rows that stand in the shadow in place of one row
 */
record Plant(Category category, String what, Wrong wrong) {
  /** Rows of a shadow in place of the right one. */
  @FunctionalInterface
  interface Wrong {
    List<Record> of(Record right);
  }

  static List<Plant> all() {
    return Stream.of(rows(), nulls(), numbers(), texts(), times()).flatMap(each -> each).toList();
  }

  private static Stream<Plant> rows() {
    return Stream.of(
        new Plant(Category.ROW_MISSING_IN_SHADOW, "a row is lost", right -> List.of()),
        new Plant(
            Category.ROW_EXTRA_IN_SHADOW,
            "a row comes from nowhere",
            right -> List.of(right, with(right, "id", -(Integer) right.getField("id") - 1))),
        new Plant(Category.STALE_ROW, "an update is missed", right -> List.of(before(right))),
        new Plant(Category.DUPLICATE_KEY, "a row is there twice", right -> List.of(right, right)),
        new Plant(
            Category.NULL_KEY,
            "a row without a key comes",
            right -> List.of(right, with(right, "id", null))));
  }

  private static Stream<Plant> nulls() {
    return Stream.of(
        cell(Category.NULL_MISMATCH, "a text is lost", "name", (String name) -> null),
        cell(Category.NULL_MISMATCH, "NULL becomes an empty text", "note", (String note) -> ""),
        cell(Category.NULL_MISMATCH, "NULL becomes 'NULL'", "note", (String note) -> "NULL"),
        cell(Category.NULL_MISMATCH, "a number is lost", "qty", (Long qty) -> null),
        cell(Category.DEFAULT_SUBSTITUTED, "the default comes", "state", (String state) -> "none"));
  }

  private static Stream<Plant> numbers() {
    return Stream.of(
        cell(Category.VALUE_MISMATCH, "a number is one more", "qty", (Long qty) -> qty + 1),
        cell(Category.VALUE_MISMATCH, "a sign is lost", "qty", (Long qty) -> -qty),
        cell(
            Category.VALUE_MISMATCH,
            "the last digit of a decimal is one more",
            "amount",
            (BigDecimal amount) -> amount.add(new BigDecimal("0.0001"))),
        cell(
            Category.PRECISION_LOSS,
            "a decimal is cut to cents",
            "amount",
            (BigDecimal amount) -> amount.setScale(2, RoundingMode.DOWN).setScale(4)),
        cell(
            Category.PRECISION_LOSS,
            "a double goes through a float",
            "rate",
            (Double rate) -> (double) rate.floatValue()),
        cell(
            Category.OUT_OF_RANGE,
            "a long wraps to an int",
            "qty",
            (Long q) -> (long) (int) (long) q),
        cell(
            Category.OUT_OF_RANGE,
            "a long is clamped to an int",
            "qty",
            (Long qty) -> (long) Integer.MAX_VALUE));
  }

  private static Stream<Plant> texts() {
    return Stream.of(
        cell(Category.VALUE_MISMATCH, "a text is another", "name", (String name) -> "x" + name),
        cell(Category.TRUNCATION, "a text is cut", "name", (String name) -> name.substring(0, 4)),
        cell(Category.STRING_NORMALIZATION, "a blank comes", "name", (String name) -> name + " "),
        cell(
            Category.STRING_NORMALIZATION,
            "case is lost",
            "name",
            (String name) -> name.toUpperCase(Locale.ROOT)),
        cell(
            Category.STRING_NORMALIZATION,
            "the Unicode form changes",
            "name",
            (String name) -> Normalizer.normalize(name, Normalizer.Form.NFD)));
  }

  private static Stream<Plant> times() {
    return Stream.of(
        cell(
            Category.TIMEZONE_SHIFT,
            "two hours are added",
            "at",
            (LocalDateTime t) -> t.plusHours(2)),
        cell(
            Category.TIMEZONE_SHIFT,
            "five and a half hours are taken off",
            "at",
            (LocalDateTime at) -> at.minusMinutes(330)),
        cell(
            Category.PRECISION_LOSS,
            "a time is cut to milliseconds",
            "at",
            (LocalDateTime at) -> at.truncatedTo(ChronoUnit.MILLIS)),
        cell(
            Category.VALUE_MISMATCH, "a day is added", "at", (LocalDateTime at) -> at.plusDays(1)));
  }

  @SuppressWarnings("unchecked")
  private static <T> Plant cell(
      Category category, String what, String column, UnaryOperator<T> wrong) {
    return new Plant(
        category,
        what,
        right -> List.of(with(right, column, wrong.apply((T) right.getField(column)))));
  }

  /** The row as it was before it was updated. */
  static Record before(Record row) {
    return with(row, "state", "off");
  }

  private static Record with(Record row, String column, Object value) {
    Record wrong = row.copy();
    wrong.setField(column, value);
    return wrong;
  }
}
