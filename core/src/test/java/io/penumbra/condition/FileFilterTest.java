package io.penumbra.condition;

import static org.assertj.core.api.Assertions.assertThat;

import io.penumbra.compare.TestingRow;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.iceberg.Schema;
import org.apache.iceberg.expressions.Evaluator;
import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;
import org.apache.iceberg.types.Types.NestedField;
import org.junit.jupiter.api.Test;

class FileFilterTest {
  private static final Schema PRIMARY = schema("i", Types.IntegerType.get());
  private static final Schema WIDER = schema("renamed", Types.LongType.get());
  private static final String[] OPERATORS = {"=", "<>", "<", "<=", ">", ">="};
  private static final String[] CONSTANTS = {
    "i %s 3",
    "i %s 2.5",
    "i %s 99999999999",
    "i %s -99999999999999999999",
    "d %s 2.50",
    "d %s 2.505",
    "d %s 123456789.1",
    "s %s 'b'",
    "day %s '1970-01-03'",
    "i IS NULL",
    "s IS NOT NULL",
  };

  /** Rows that are meant are never left out with their file. */
  @Test
  void letsThroughEveryRowThatIsMeant() {
    Random random = new Random(4);
    int meant = 0;
    int left = 0;
    for (int i = 0; i < 20_000; i++) {
      Condition condition = Condition.of(text(random, 3), PRIMARY.columns());
      Object[] row = row(random);
      boolean holds = condition.holds(values(condition, row));
      meant += holds ? 1 : 0;
      for (Schema schema : List.of(PRIMARY, WIDER)) {
        Expression filter = condition.filter(schema);
        boolean through = new Evaluator(schema.asStruct(), filter).eval(stored(row, schema));
        left += through ? 0 : 1;
        assertThat(through || !holds).as("%s by %s of %s", condition, filter, row).isTrue();
      }
    }
    assertThat(meant).isGreaterThan(1_000);
    assertThat(left).isGreaterThan(1_000);
  }

  /** Iceberg cuts off what is finer than its type, and does not hold years that are far off. */
  @Test
  void leavesNoFileOutByATimeThatNoValueCanBe() {
    assertThat(filter(Types.TimestampType.withoutZone(), "2026-01-01T00:00:00.000000500"))
        .isEqualTo(Expressions.alwaysTrue());
    assertThat(filter(Types.TimestampType.withZone(), "2026-01-01T00:00:00.0000005Z"))
        .isEqualTo(Expressions.alwaysTrue());
    assertThat(filter(Types.TimestampNanoType.withoutZone(), "9999-12-31T00:00:00"))
        .isEqualTo(Expressions.alwaysTrue());
    assertThat(filter(Types.DateType.get(), "+900000000-01-01"))
        .isEqualTo(Expressions.alwaysTrue());
    assertThat(filter(Types.TimestampNanoType.withoutZone(), "2026-01-01T00:00:00.0000005"))
        .isNotEqualTo(Expressions.alwaysTrue());
  }

  private static Expression filter(Type type, String constant) {
    Schema schema = new Schema(NestedField.optional(1, "t", type));
    return Condition.of("t < '" + constant + "'", schema.columns()).filter(schema);
  }

  private static String text(Random random, int depth) {
    return switch (depth == 0 ? 3 : random.nextInt(5)) {
      case 0 -> "(" + text(random, depth - 1) + " AND " + text(random, depth - 1) + ")";
      case 1 -> "(" + text(random, depth - 1) + " OR " + text(random, depth - 1) + ")";
      case 2 -> "NOT (" + text(random, depth - 1) + ")";
      default ->
          CONSTANTS[random.nextInt(CONSTANTS.length)].formatted(
              OPERATORS[random.nextInt(OPERATORS.length)]);
    };
  }

  private static Object[] row(Random random) {
    Object[] row = {
      (long) random.nextInt(5),
      new BigDecimal("2.5" + random.nextInt(3)),
      List.of("a", "b", "ö").get(random.nextInt(3)),
      LocalDate.ofEpochDay(random.nextInt(5))
    };
    row[random.nextInt(row.length)] = null;
    return row;
  }

  private static List<Object> values(Condition condition, Object... row) {
    return Arrays.asList(condition.fieldIds().stream().map(id -> row[id - 1]).toArray());
  }

  /** In Iceberg's own classes. */
  private static TestingRow stored(Object[] row, Schema schema) {
    boolean narrow = schema.columns().get(0).type().equals(Types.IntegerType.get());
    return new TestingRow(
        Arrays.asList(
            IntStream.range(0, row.length)
                .mapToObj(
                    i -> {
                      Object value = row[i];
                      if (value instanceof LocalDate day) {
                        return (int) day.toEpochDay();
                      }
                      return value instanceof Long number && narrow
                          ? (Object) number.intValue()
                          : value;
                    })
                .toArray()));
  }

  private static Schema schema(String name, Type type) {
    return new Schema(
        NestedField.optional(1, name, type),
        NestedField.optional(2, "d", Types.DecimalType.of(10, 2)),
        NestedField.optional(3, "s", Types.StringType.get()),
        NestedField.optional(4, "day", Types.DateType.get()));
  }
}
