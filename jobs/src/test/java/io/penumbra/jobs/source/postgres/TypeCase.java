package io.penumbra.jobs.source.postgres;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;
import org.apache.flink.table.data.DecimalData;
import org.apache.flink.table.data.StringData;
import org.apache.flink.table.data.TimestampData;

/**
 * A value of a Postgres type and what arrives.
 *
 * @param type as in CREATE TABLE
 * @param literal the value as text
 * @param expected in Flink's internal form; a list for an array
 * @param asString whether its column is opted in to text
 */
record TypeCase(String type, String literal, Object expected, boolean asString) {

  /** Every row of docs/types.md. */
  static List<TypeCase> all() {
    return List.of(
        held("boolean", "true", true),
        held("smallint", "-32768", -32768),
        held("integer", "2147483647", Integer.MAX_VALUE),
        held("bigint", "-9223372036854775808", Long.MIN_VALUE),
        held("oid", "4294967295", 4294967295L),
        held("real", "0.1", 0.1f),
        held("real", "NaN", Float.NaN),
        held("double precision", "-Infinity", Double.NEGATIVE_INFINITY),
        held("double precision", "0.30000000000000004", 0.30000000000000004),
        held("numeric(10,2)", "12345678.90", decimal("12345678.90", 10, 2)),
        held("numeric(38,9)", "-1.000000001", decimal("-1.000000001", 38, 9)),
        held("numeric(5)", "42", decimal("42", 5, 0)),
        held("text", "Grüße, \"x\"\\", text("Grüße, \"x\"\\")),
        held("varchar(10)", "", text("")),
        held("char(4)", "ab", text("ab  ")),
        held("\"char\"", "c", text("c")),
        held("name", "relation", text("relation")),
        held("json", "{\"b\": 1,  \"a\":2}", text("{\"b\": 1,  \"a\":2}")),
        held("jsonb", "{\"b\":1,\"a\":2}", text("{\"a\": 2, \"b\": 1}")),
        held("bytea", "\\x00ff5c", new byte[] {0, (byte) 0xff, 0x5c}),
        held("uuid", UUID_TEXT, uuid()),
        held("date", "2024-02-29", (int) LocalDate.of(2024, 2, 29).toEpochDay()),
        held("date", "0044-03-15 BC", (int) LocalDate.of(-43, 3, 15).toEpochDay()),
        held("date", "12024-01-01", (int) LocalDate.of(12024, 1, 1).toEpochDay()),
        held("time", "23:59:59.999", 86_399_999),
        held("timestamp", "2024-01-02 03:04:05.678901", at("2024-01-02T03:04:05.678901")),
        held("timestamp", "1969-12-31 23:59:59.999999", at("1969-12-31T23:59:59.999999")),
        held("timestamptz", "2024-01-02 03:04:05.678901+05:30", at("2024-01-01T21:34:05.678901")),
        held("mood", "glad", text("glad")),
        held("price", "1.25", decimal("1.25", 8, 2)),
        held("integer[]", "{1,NULL,3}", java.util.Arrays.asList(1, null, 3)),
        held(
            "text[]", "{\"a,b\",\"NULL\",NULL,\"q\\\"\\\\\"}", texts("a,b", "NULL", null, "q\"\\")),
        held("timestamp[]", "{\"2024-01-02 03:04:05\"}", List.of(at("2024-01-02T03:04:05"))),
        held("uuid[]", "{}", List.of()),
        asText("numeric", "1.500", "1.500"),
        asText("numeric", "NaN", "NaN"),
        asText("numeric(50,2)", "1.50", "1.50"),
        asText("date", "infinity", "infinity"),
        asText("time", "12:34:56.123456", "12:34:56.123456"),
        asText("timestamp", "-infinity", "-infinity"),
        asText("integer[]", "{{1,2},{3,4}}", "{{1,2},{3,4}}"),
        asText("interval", "1 mon 2 days 03:04:05.000006", "1 mon 2 days 03:04:05.000006"),
        asText("timetz", "12:00:00+05:30", "12:00:00+05:30"),
        asText("int4range", "[1,5)", "[1,5)"),
        asText("point", "(1,2)", "(1,2)"),
        asText("box", "(1,2),(0,0)", "(1,2),(0,0)"),
        asText("inet", "10.0.0.1/8", "10.0.0.1/8"),
        asText("macaddr", "08:00:2b:01:02:03", "08:00:2b:01:02:03"),
        asText("bit(3)", "101", "101"),
        asText("tsvector", "'a' 'b'", "'a' 'b'"),
        asText("xml", "<a>1</a>", "<a>1</a>"),
        asText("money", "-1000.5", "-$1,000.50"),
        asText("pair", "(1,x)", "(1,x)"));
  }

  private static final String UUID_TEXT = "a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11";

  private static TypeCase held(String type, String literal, Object expected) {
    return new TypeCase(type, literal, expected, false);
  }

  private static TypeCase asText(String type, String literal, String expected) {
    return new TypeCase(type, literal, text(expected), true);
  }

  private static StringData text(String value) {
    return StringData.fromString(value);
  }

  private static List<StringData> texts(String... values) {
    return java.util.Arrays.stream(values).map(StringData::fromString).toList();
  }

  private static DecimalData decimal(String value, int precision, int scale) {
    return DecimalData.fromBigDecimal(new BigDecimal(value), precision, scale);
  }

  private static TimestampData at(String value) {
    return TimestampData.fromLocalDateTime(LocalDateTime.parse(value));
  }

  private static byte[] uuid() {
    UUID uuid = UUID.fromString(UUID_TEXT);
    return ByteBuffer.allocate(16)
        .putLong(uuid.getMostSignificantBits())
        .putLong(uuid.getLeastSignificantBits())
        .array();
  }

  String name() {
    return type + " '" + literal + "'" + (asString ? " as text" : "");
  }
}
