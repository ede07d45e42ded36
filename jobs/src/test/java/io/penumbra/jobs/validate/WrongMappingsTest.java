package io.penumbra.jobs.validate;

import static org.apache.iceberg.types.Types.NestedField.optional;
import static org.apache.iceberg.types.Types.NestedField.required;
import static org.assertj.core.api.Assertions.assertThat;

import io.penumbra.report.Verdict;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.apache.iceberg.Schema;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.types.Types;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A shadow that was filled by a wrong expression never passes, and exactly the rows that it made
 * wrong are found. {@code -Dpenumbra.wrong-mappings=500} tries more.
 */
class WrongMappingsTest {
  private static final int ROWS = 40;
  private static final LocalDateTime TIME = LocalDateTime.parse("2026-01-05T10:20:30");
  private static final Schema SCHEMA =
      new Schema(
          required(1, "id", Types.IntegerType.get()),
          optional(2, "x", Types.LongType.get()),
          optional(3, "y", Types.LongType.get()),
          optional(4, "rate", Types.DoubleType.get()),
          optional(5, "amount", Types.DecimalType.of(18, 4)),
          optional(6, "name", Types.StringType.get()),
          optional(7, "at", Types.TimestampType.withoutZone()),
          optional(8, "day", Types.DateType.get()));

  static IntStream seeds() {
    return IntStream.range(0, Integer.getInteger("penumbra.wrong-mappings", 60));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void noWrongMappingPasses(int seed) {
    Random random = new Random(seed);
    TestingLane primary = TestingLane.create(SCHEMA, 2);
    TestingLane shadow = TestingLane.create(SCHEMA, 2);
    List<Record> right = new ArrayList<>();
    List<Record> wrong = new ArrayList<>();
    long differ = 0;
    while (differ == 0) {
      right = rows(primary, random);
      wrong = right.stream().map(mapping(random)).toList();
      differ = differing(right, wrong);
    }
    primary.append(right);
    shadow.append(wrong);

    TestingComparison said = TestingComparison.direct(primary, shadow, 1);

    assertThat(said.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(said.coverage().rows().equal()).isEqualTo(ROWS - differ);
  }

  private static UnaryOperator<Record> mapping(Random random) {
    List<UnaryOperator<Record>> mappings = new ArrayList<>();
    mappings.add(row -> with(with(row, "x", row.getField("y")), "y", row.getField("x")));
    mappings.add(row -> row.getField("x") == null ? with(row, "x", 0L) : row);
    for (WrongMapping wrong : WrongMapping.values()) {
      String column = column(wrong.type());
      mappings.add(row -> with(row, column, wrong.of(row.getField(column))));
    }
    return mappings.get(random.nextInt(mappings.size()));
  }

  private static String column(Class<?> type) {
    return switch (type.getSimpleName()) {
      case "Long" -> "x";
      case "Double" -> "rate";
      case "BigDecimal" -> "amount";
      case "String" -> "name";
      case "LocalDateTime" -> "at";
      default -> "day";
    };
  }

  private static long differing(List<Record> right, List<Record> wrong) {
    return IntStream.range(0, ROWS)
        .filter(i -> !Objects.equals(right.get(i), wrong.get(i)))
        .count();
  }

  private static Record with(Record row, String column, Object value) {
    Record copy = row.copy();
    copy.setField(column, value);
    return copy;
  }

  private static List<Record> rows(TestingLane lane, Random random) {
    List<Record> rows = new ArrayList<>();
    for (int id = 0; id < ROWS; id++) {
      Object[] values = {
        id,
        one(random, null, 0L, 1L, -1L, 5_000_000_000L, Long.MAX_VALUE, random.nextLong()),
        one(random, null, 0L, 1L, random.nextLong()),
        one(random, null, 0.0, -0.0, 0.1, 1e300, Double.NaN, random.nextDouble()),
        one(random, null, money("0.0000"), money("1.2345"), money("-7.0050")),
        one(random, null, "", " ", "A", "a", "blank ", "a longer text"),
        one(random, null, TIME, TIME.plusMonths(6), TIME.plusNanos(random.nextInt(1000) * 1_000L)),
        one(random, null, LocalDate.EPOCH, LocalDate.of(2026, 3, 29), LocalDate.of(2026, 3, 1))
      };
      rows.add(lane.row(values));
    }
    return rows;
  }

  private static Object one(Random random, Object... values) {
    return Arrays.asList(values).get(random.nextInt(values.length));
  }

  private static BigDecimal money(String text) {
    return new BigDecimal(text);
  }
}
