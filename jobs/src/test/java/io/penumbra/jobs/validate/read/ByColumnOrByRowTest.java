package io.penumbra.jobs.validate.read;

import static org.apache.iceberg.types.Types.NestedField.optional;
import static org.apache.iceberg.types.Types.NestedField.required;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.Schema;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.expressions.Literal;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;
import org.apache.iceberg.types.Types.NestedField;
import org.apache.parquet.column.ParquetProperties.WriterVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The bytes of a row don't depend on how its file is read. */
class ByColumnOrByRowTest {
  private static final Schema ALL_TYPES =
      new Schema(
          required(1, "id", Types.LongType.get()),
          optional(2, "bool", Types.BooleanType.get()),
          optional(3, "int", Types.IntegerType.get()),
          optional(4, "long", Types.LongType.get()),
          optional(5, "float", Types.FloatType.get()),
          optional(6, "double", Types.DoubleType.get()),
          optional(7, "decimal9", Types.DecimalType.of(9, 2)),
          optional(8, "decimal18", Types.DecimalType.of(18, 0)),
          optional(9, "decimal38", Types.DecimalType.of(38, 10)),
          optional(10, "date", Types.DateType.get()),
          optional(11, "time", Types.TimeType.get()),
          optional(12, "timestamp", Types.TimestampType.withoutZone()),
          optional(13, "timestamptz", Types.TimestampType.withZone()),
          optional(14, "nanos", Types.TimestampNanoType.withoutZone()),
          optional(15, "nanostz", Types.TimestampNanoType.withZone()),
          optional(16, "text", Types.StringType.get()),
          optional(17, "uuid", Types.UUIDType.get()),
          optional(18, "fixed", Types.FixedType.ofLength(5)),
          optional(19, "binary", Types.BinaryType.get()));

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "PARQUET_1_0, true, 0",
    "PARQUET_1_0, true, 10",
    "PARQUET_1_0, false, 50",
    "PARQUET_1_0, true, 100",
    "PARQUET_2_0, true, 10",
    "PARQUET_2_0, false, 0",
    "PARQUET_2_0, false, 90",
    "PARQUET_2_0, true, 100",
    "PARQUET_2_0, false, 100"
  })
  void everyType(WriterVersion version, boolean dictionary, int nulls) {
    List<Record> rows = new TestingValues(nulls).rows(ALL_TYPES, 1_500, nulls);
    TestingFile file = TestingFile.write(folder.resolve("f"), ALL_TYPES, rows, version, dictionary);

    assertThat(file.byColumn(ALL_TYPES)).hasSize(1_500).isEqualTo(file.byRow(ALL_TYPES));
  }

  /** Widened, renamed, moved, dropped, and added with and without a default. */
  @Test
  void filesOlderThanTheSchema() {
    Schema before =
        new Schema(
            required(1, "id", Types.IntegerType.get()),
            optional(2, "rate", Types.FloatType.get()),
            optional(3, "amount", Types.DecimalType.of(9, 2)),
            optional(4, "note", Types.StringType.get()),
            optional(5, "old", Types.StringType.get()));
    Schema after =
        new Schema(
            optional(4, "remark", Types.StringType.get()),
            optional(3, "amount", Types.DecimalType.of(38, 2)),
            optional(6, "note", Types.StringType.get()),
            added("state", Types.StringType.get(), Literal.of("new")),
            optional(2, "rate", Types.DoubleType.get()),
            required(1, "key", Types.LongType.get()));
    List<Record> rows = new TestingValues(5).rows(before, 1_000, 20);
    TestingFile file = write(before, rows);

    assertThat(file.byColumn(after)).hasSize(1_000).isEqualTo(file.byRow(after));
  }

  @Test
  void defaultsOfEveryType() {
    Schema before = new Schema(required(1, "id", Types.LongType.get()));
    Schema after =
        new Schema(
            required(1, "id", Types.LongType.get()),
            added("state", Types.StringType.get(), Literal.of("new")),
            withDefault(8, Types.DecimalType.of(9, 2), Literal.of(new BigDecimal("1.50"))),
            withDefault(9, Types.DateType.get(), Literal.of("2026-01-05").to(Types.DateType.get())),
            withDefault(
                10,
                Types.TimestampType.withoutZone(),
                Literal.of("2026-01-05T10:00:00.000001").to(Types.TimestampType.withoutZone())),
            withDefault(11, Types.DoubleType.get(), Literal.of(0.5)));
    TestingFile file = write(before, new TestingValues(6).rows(before, 300, 0));

    assertThat(file.byColumn(after)).hasSize(300).isEqualTo(file.byRow(after));
  }

  /** A partition's value counts, whatever the file holds. */
  @Test
  void valuesOfThePartition() {
    List<Record> rows = new TestingValues(7).rows(ALL_TYPES, 500, 10);
    TestingFile file = write(ALL_TYPES, rows).with(Map.of(3, 42, 16, "partition"));

    assertThat(file.byColumn(ALL_TYPES)).hasSize(500).isEqualTo(file.byRow(ALL_TYPES));
  }

  @Test
  void filesWithoutIdsByTheTablesNameMapping() {
    String columns = "required int64 key; optional binary note (STRING); optional int32 other;";
    TestingFile file =
        TestingFile.withoutIds(folder.resolve("f"), columns, row -> row.add("note", "a"));
    TestingFile mapped =
        file.mapped(
            """
            [{"field-id": 1, "names": ["id", "key"]}, {"field-id": 16, "names": ["note"]}]""");
    Schema schema = ALL_TYPES.select("id", "text", "int");

    assertThat(mapped.byColumn(schema)).hasSize(10).isEqualTo(mapped.byRow(schema));
    assertThat(mapped.byColumn(schema).get(0)).contains("0961");
  }

  @Test
  void filesWithoutIdsAndWithoutAMappingHoldNothing() {
    TestingFile file =
        TestingFile.withoutIds(folder.resolve("f"), "required int64 key;", row -> {});
    Schema schema = ALL_TYPES.select("text");

    assertThat(file.byColumn(schema)).hasSize(10).isEqualTo(file.byRow(schema));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "optional int96 v",
        "optional int64 v (TIMESTAMP(MILLIS, true))",
        "optional int64 v (TIMESTAMP(MICROS, false))",
        "repeated int64 v (TIMESTAMP(MICROS, true))"
      })
  void leavesToRowsWhatIcebergDoesNotWrite(String column) {
    TestingFile file =
        TestingFile.withoutIds(
                folder.resolve("f"), "required int64 key; " + column + ";", row -> {})
            .mapped("[{\"field-id\": 13, \"names\": [\"v\"]}]");

    assertThat(file.byColumn(ALL_TYPES.select("timestamptz"))).isNull();
  }

  @Test
  void leavesToRowsWhatIsNotFlat() {
    Schema nested =
        new Schema(
            required(1, "id", Types.LongType.get()),
            optional(2, "list", Types.ListType.ofOptional(3, Types.LongType.get())));
    TestingFile file = write(nested, new TestingValues(1).rows(nested, 1, 100));

    assertThat(file.byColumn(nested)).isNull();
  }

  @Test
  void leavesARequiredColumnThatIsMissingToRows() {
    Schema before = new Schema(required(1, "id", Types.LongType.get()));
    Schema after =
        new Schema(required(1, "id", Types.LongType.get()), required(2, "v", Types.LongType.get()));

    TestingFile file = write(before, new TestingValues(1).rows(before, 1, 0));

    assertThat(file.byColumn(after)).isNull();
  }

  private TestingFile write(Schema schema, List<Record> rows) {
    return TestingFile.write(folder.resolve("f"), schema, rows, WriterVersion.PARQUET_1_0, true);
  }

  private static NestedField added(String name, Type type, Literal<?> value) {
    return NestedField.optional(name).withId(7).ofType(type).withInitialDefault(value).build();
  }

  private static NestedField withDefault(int id, Type type, Literal<?> value) {
    return NestedField.optional("d" + id).withId(id).ofType(type).withInitialDefault(value).build();
  }
}
