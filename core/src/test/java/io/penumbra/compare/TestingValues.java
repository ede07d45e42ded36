package io.penumbra.compare;

import static org.apache.iceberg.types.Types.NestedField.optional;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;
import org.apache.iceberg.types.Types.StructType;

/** Every type with its edge values, all of which differ from each other. */
final class TestingValues {
  private TestingValues() {}

  static Map<Type, List<Object>> byType() {
    Map<Type, List<Object>> values = new LinkedHashMap<>();
    numbers(values);
    times(values);
    texts(values);
    nested(values);
    return values;
  }

  private static void numbers(Map<Type, List<Object>> values) {
    put(values, Types.BooleanType.get(), true, false);
    put(values, Types.IntegerType.get(), 0, 1, -1, Integer.MIN_VALUE, Integer.MAX_VALUE);
    put(values, Types.LongType.get(), 0L, 1L, -1L, Long.MIN_VALUE, Long.MAX_VALUE);
    put(values, Types.FloatType.get(), 0f, -0f, 0.1f, Float.NaN, Float.MIN_VALUE, 1f / 0);
    put(values, Types.DoubleType.get(), 0.0, -0.0, 0.1, Double.NaN, Double.MIN_VALUE, -1.0 / 0);
    put(values, Types.DecimalType.of(9, 2), decimals("0.00", "0.01", "-0.01", "9999999.99"));
    put(values, Types.DecimalType.of(18, 0), decimals("0", "127", "128", "-128", "-129"));
    put(
        values,
        Types.DecimalType.of(38, 10),
        decimals("-0.0000000001", "9999999999999999999999999999.9999999999"));
  }

  private static void times(Map<Type, List<Object>> values) {
    LocalDateTime time = LocalDateTime.parse("2026-01-05T10:20:30.123456");
    LocalDateTime before = LocalDateTime.parse("1969-12-31T23:59:59.999999");
    LocalDateTime nanos = LocalDateTime.parse("2026-01-05T10:20:30.123456789");
    put(values, Types.DateType.get(), LocalDate.EPOCH, LocalDate.MIN.withYear(1), day(9999));
    put(values, Types.TimeType.get(), LocalTime.MIN, LocalTime.NOON, LocalTime.MAX);
    put(values, Types.TimestampType.withoutZone(), LocalDate.EPOCH.atStartOfDay(), time, before);
    put(values, Types.TimestampType.withZone(), utc(time), utc(before));
    put(values, Types.TimestampNanoType.withoutZone(), time, nanos);
    put(values, Types.TimestampNanoType.withZone(), utc(time), utc(nanos));
  }

  private static void texts(Map<Type, List<Object>> values) {
    put(
        values,
        Types.StringType.get(),
        "",
        " ",
        "NULL",
        "a|b",
        "caf\u00e9",
        "cafe\u0301",
        "\u0000",
        "\ud83d\ude00");
    put(values, Types.UUIDType.get(), new UUID(0, 0), new UUID(-1, 1));
    put(values, Types.FixedType.ofLength(2), bytes(0, 0), bytes(0, -1));
    put(values, Types.BinaryType.get(), bytes(), bytes(0), bytes(0, 0), bytes(-1));
  }

  private static void nested(Map<Type, List<Object>> values) {
    Type list = Types.ListType.ofOptional(10, Types.StringType.get());
    Type map = Types.MapType.ofOptional(11, 12, Types.StringType.get(), Types.LongType.get());
    Type struct =
        StructType.of(
            optional(14, "b", Types.StringType.get()), optional(13, "a", Types.LongType.get()));
    put(values, list, List.of(), List.of(""), Arrays.asList((Object) null), List.of("a", "b"));
    put(
        values,
        map,
        Map.of(),
        Map.of("a", 1L),
        Map.of("b", 1L),
        new TreeMap<>(Map.of("a", 1L, "b", 2L)));
    put(values, struct, row(null, null), row("", null), row(null, 0L), row("b", 1L));
  }

  private static void put(Map<Type, List<Object>> values, Type type, Object... edges) {
    values.put(type, Arrays.asList(edges));
  }

  private static Object[] decimals(String... texts) {
    return Arrays.stream(texts).map(BigDecimal::new).toArray();
  }

  private static LocalDate day(int year) {
    return LocalDate.of(year, 12, 31);
  }

  private static Object utc(LocalDateTime time) {
    return time.atOffset(ZoneOffset.UTC);
  }

  private static ByteBuffer bytes(int... values) {
    ByteBuffer bytes = ByteBuffer.allocate(values.length);
    for (int value : values) {
      bytes.put((byte) value);
    }
    return bytes.flip();
  }

  private static TestingRow row(Object... values) {
    return TestingRow.of(values);
  }
}
