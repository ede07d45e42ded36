package io.penumbra.jobs.validate;

import static org.apache.iceberg.types.Types.NestedField.optional;
import static org.apache.iceberg.types.Types.NestedField.required;
import static org.assertj.core.api.Assertions.assertThat;

import io.penumbra.report.Category;
import io.penumbra.report.Verdict;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.iceberg.Schema;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;
import org.apache.iceberg.types.Types.NestedField;
import org.apache.iceberg.types.Types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Nothing is found in equal lanes, and the smallest difference is, for every type there is. */
class EveryTypeTest {
  private static final StructType HOME =
      StructType.of(
          optional(100, "city", Types.StringType.get()),
          optional(101, "number", Types.IntegerType.get()));

  /** A type with its edge values; all differ from each other. */
  record Values(Type type, List<Object> values) {
    @Override
    public String toString() {
      return type.toString();
    }
  }

  static Stream<Values> types() {
    return Stream.concat(keyTypes(), nested());
  }

  static Stream<Values> keyTypes() {
    return Stream.of(numbers(), times(), texts()).flatMap(each -> each);
  }

  private static Stream<Values> numbers() {
    return Stream.of(
        of(Types.BooleanType.get(), true, false),
        of(Types.IntegerType.get(), 0, -1, Integer.MIN_VALUE, Integer.MAX_VALUE),
        of(Types.LongType.get(), 0L, -1L, Long.MIN_VALUE, Long.MAX_VALUE),
        of(Types.FloatType.get(), 0f, -0f, Float.NaN, Float.MIN_VALUE, Float.NEGATIVE_INFINITY),
        of(Types.DoubleType.get(), 0.0, -0.0, Double.NaN, Double.MAX_VALUE, Math.nextUp(1.0), 1.0),
        of(Types.DecimalType.of(9, 2), decimal("0.00"), decimal("-9999999.99"), decimal("0.01")),
        of(Types.DecimalType.of(18, 0), decimal("999999999999999999"), decimal("-1")),
        of(
            Types.DecimalType.of(38, 10),
            decimal("9999999999999999999999999999.9999999999"),
            decimal("-0.0000000001")));
  }

  private static Stream<Values> times() {
    LocalDateTime time = LocalDateTime.parse("2026-01-05T10:20:30.123456");
    LocalDateTime first = LocalDateTime.parse("0001-01-01T00:00:00.000001");
    LocalDateTime last = LocalDateTime.parse("9999-12-31T23:59:59.999999");
    LocalDateTime nanos = time.plusNanos(1);
    return Stream.of(
        of(
            Types.DateType.get(),
            LocalDate.of(1, 1, 1),
            LocalDate.of(1969, 12, 31),
            LocalDate.of(9999, 12, 31)),
        of(Types.TimeType.get(), LocalTime.MIN, micros(1), LocalTime.MAX.withNano(999_999_000)),
        of(Types.TimestampType.withoutZone(), time, time.plusNanos(1_000), first, last),
        of(Types.TimestampType.withZone(), utc(time), utc(time.plusNanos(1_000)), utc(first)),
        of(Types.TimestampNanoType.withoutZone(), time, nanos),
        of(Types.TimestampNanoType.withZone(), utc(time), utc(nanos)));
  }

  private static Stream<Values> texts() {
    return Stream.of(
        of(
            Types.StringType.get(),
            "",
            " ",
            "NULL",
            "a|b",
            "caf\u00e9",
            "cafe\u0301",
            "\u0000",
            "😀"),
        of(Types.UUIDType.get(), new UUID(0, 0), new UUID(-1, 1)),
        of(Types.FixedType.ofLength(2), new byte[] {0, 0}, new byte[] {0, -1}),
        of(Types.BinaryType.get(), bytes(), bytes(0), bytes(0, 0), bytes(-1)));
  }

  private static Stream<Values> nested() {
    Type list = Types.ListType.ofOptional(102, Types.StringType.get());
    Type map = Types.MapType.ofOptional(103, 104, Types.StringType.get(), Types.LongType.get());
    return Stream.of(
        of(list, List.of(), List.of(""), Arrays.asList((Object) null), List.of("a", "b")),
        of(map, Map.of(), Map.of("a", 1L), Map.of("b", 1L), Map.of("a", 1L, "b", 2L)),
        of(HOME, home(null, null), home("", null), home(null, 0)));
  }

  @ParameterizedTest
  @MethodSource("types")
  void findsNothingInEqualLanes(Values type, @TempDir Path folder) {
    TestingLane primary = lane(folder.resolve("p"), type);
    TestingLane shadow = lane(folder.resolve("s"), type);
    List<Object> values = withNull(type);
    fill(primary, values);
    fill(shadow, values);

    TestingComparison said = TestingComparison.direct(primary, shadow, 1);

    assertThat(said.messages()).isEmpty();
    assertThat(said.verdict()).isEqualTo(Verdict.PASS);
    assertThat(said.coverage().rows().equal()).isEqualTo(values.size());
  }

  /** Every value takes the place of every other one, NULL among them. */
  @ParameterizedTest
  @MethodSource("types")
  void findsEachValueThatTookThePlaceOfAnother(Values type, @TempDir Path folder) {
    TestingLane primary = lane(folder.resolve("p"), type);
    TestingLane shadow = lane(folder.resolve("s"), type);
    List<Object> values = withNull(type);
    List<Object> expected = new ArrayList<>();
    List<Object> actual = new ArrayList<>();
    for (int i = 0; i < values.size() * values.size(); i++) {
      expected.add(values.get(i / values.size()));
      actual.add(values.get(i % values.size()));
    }
    fill(primary, expected);
    fill(shadow, actual);

    TestingComparison said = TestingComparison.direct(primary, shadow, 1);

    assertThat(said.coverage().rows().equal()).isEqualTo(values.size());
    assertThat(said.summary().byType().get(Category.NULL_MISMATCH))
        .isGreaterThanOrEqualTo(nulls(values));
  }

  /** Any type but a nested one may be a key; rows are told apart by it and joined by it. */
  @ParameterizedTest
  @MethodSource("keyTypes")
  void joinsByAKeyOfAnyType(Values type, @TempDir Path folder) {
    TestingLane primary = lane(folder.resolve("p"), type);
    TestingLane shadow = lane(folder.resolve("s"), type);
    fill(primary, type.values());
    fill(shadow, type.values());

    TestingComparison single = TestingComparison.direct(primary, shadow, 2);
    TestingComparison composite = TestingComparison.direct(primary, shadow, 1, 2);
    TestingComparison keyless = TestingComparison.direct(primary, shadow);

    for (TestingComparison said : List.of(single, composite, keyless)) {
      assertThat(said.messages()).isEmpty();
      assertThat(said.coverage().rows().equal()).isEqualTo(type.values().size());
    }
  }

  @Test
  void countsRowsWhereThereIsNoKey(@TempDir Path folder) {
    Values type = of(Types.StringType.get(), "a");
    TestingLane primary = lane(folder.resolve("p"), type);
    TestingLane shadow = lane(folder.resolve("s"), type);
    primary.append(primary.row(1, "a"), primary.row(1, "a"), primary.row(1, "a"));
    shadow.append(shadow.row(1, "a"), shadow.row(1, null));

    TestingComparison said = TestingComparison.direct(primary, shadow);

    assertThat(said.summary().byType())
        .containsExactly(
            Map.entry(Category.ROW_MISSING_IN_SHADOW, 2L),
            Map.entry(Category.ROW_EXTRA_IN_SHADOW, 1L));
    assertThat(said.found().discrepancies())
        .anySatisfy(each -> assertThat(each.recordId()).isEqualTo("{\"id\":1,\"v\":null}"));
  }

  @Test
  void takesNullInAKeyForAFinding(@TempDir Path folder) {
    Values type = of(Types.StringType.get(), "a");
    TestingLane primary = lane(folder.resolve("p"), type);
    TestingLane shadow = lane(folder.resolve("s"), type);
    primary.append(primary.row(1, null), primary.row(2, null));
    shadow.append(shadow.row(1, null), shadow.row(2, null));

    TestingComparison said = TestingComparison.direct(primary, shadow, 2);

    assertThat(said.summary().byType()).containsExactly(Map.entry(Category.NULL_KEY, 2L));
    // Equal lanes, as they are where they share the file.
    assertThat(said.verdict()).isEqualTo(Verdict.PASS);

    shadow.append(shadow.row(3, null));

    assertThat(TestingComparison.direct(primary, shadow, 2).verdict()).isEqualTo(Verdict.FAIL);
  }

  private static TestingLane lane(Path folder, Values type) {
    Schema schema =
        new Schema(
            required(1, "id", Types.IntegerType.get()), NestedField.optional(2, "v", type.type()));
    return TestingLane.create(folder, schema, 3);
  }

  private static void fill(TestingLane lane, List<Object> values) {
    List<Record> rows = new ArrayList<>();
    for (Object value : values) {
      rows.add(lane.row(rows.size(), value));
    }
    lane.append(rows);
  }

  private static List<Object> withNull(Values type) {
    List<Object> values = new ArrayList<>(type.values());
    values.add(null);
    return values;
  }

  /** Pairs of which one is NULL; within structs there are more. */
  private static long nulls(List<Object> values) {
    return 2L * (values.size() - 1);
  }

  private static Values of(Type type, Object... values) {
    return new Values(type, Arrays.asList(values));
  }

  private static BigDecimal decimal(String text) {
    return new BigDecimal(text);
  }

  private static LocalTime micros(long micros) {
    return LocalTime.ofNanoOfDay(micros * 1_000);
  }

  private static OffsetDateTime utc(LocalDateTime time) {
    return time.atOffset(ZoneOffset.UTC);
  }

  private static ByteBuffer bytes(int... values) {
    ByteBuffer bytes = ByteBuffer.allocate(values.length);
    for (int value : values) {
      bytes.put((byte) value);
    }
    return bytes.flip();
  }

  private static Record home(Object city, Object number) {
    Record home = GenericRecord.create(HOME);
    home.set(0, city);
    home.set(1, number);
    return home;
  }
}
