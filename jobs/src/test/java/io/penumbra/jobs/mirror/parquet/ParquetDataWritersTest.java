package io.penumbra.jobs.mirror.parquet;

import static org.apache.iceberg.types.Types.NestedField.optional;
import static org.apache.iceberg.types.Types.NestedField.required;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.flink.table.data.DecimalData;
import org.apache.flink.table.data.GenericRowData;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.data.StringData;
import org.apache.flink.table.data.TimestampData;
import org.apache.flink.table.runtime.typeutils.RowDataSerializer;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.encryption.EncryptedFiles;
import org.apache.iceberg.flink.FlinkSchemaUtil;
import org.apache.iceberg.flink.sink.FlinkFileWriterFactory;
import org.apache.iceberg.inmemory.InMemoryCatalog;
import org.apache.iceberg.io.DataWriter;
import org.apache.iceberg.io.FileWriterFactory;
import org.apache.iceberg.io.SeekableInputStream;
import org.apache.iceberg.types.Types;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Files are those of Iceberg's own writer, to the byte and in their metrics. */
class ParquetDataWritersTest {
  private static final int ROWS = 30_000;
  private static final Schema SCHEMA =
      new Schema(
          required(1, "id", Types.LongType.get()),
          optional(2, "flag", Types.BooleanType.get()),
          optional(3, "number", Types.IntegerType.get()),
          optional(4, "ratio", Types.FloatType.get()),
          optional(5, "price", Types.DoubleType.get()),
          required(6, "weight", Types.DoubleType.get()),
          optional(7, "day", Types.DateType.get()),
          optional(8, "time", Types.TimeType.get()),
          optional(9, "created", Types.TimestampType.withoutZone()),
          optional(10, "changed", Types.TimestampType.withZone()),
          optional(11, "note", Types.StringType.get()),
          required(12, "status", Types.StringType.get()),
          optional(13, "raw", Types.BinaryType.get()),
          optional(14, "token", Types.UUIDType.get()),
          optional(15, "code", Types.FixedType.ofLength(3)),
          optional(16, "small", Types.DecimalType.of(9, 2)),
          optional(17, "large", Types.DecimalType.of(18, 4)),
          optional(18, "huge", Types.DecimalType.of(38, 10)));

  private final RowDataSerializer rows = new RowDataSerializer(FlinkSchemaUtil.convert(SCHEMA));
  private Table table;

  @BeforeEach
  void create() {
    InMemoryCatalog catalog = new InMemoryCatalog();
    catalog.initialize("test", Map.of());
    catalog.createNamespace(Namespace.of("db"));
    table = catalog.createTable(TableIdentifier.of("db", "t"), SCHEMA);
  }

  @Test
  void filesAreThoseOfIcebergsOwnWriter() throws IOException {
    FileWriterFactory<RowData> icebergs =
        new FlinkFileWriterFactory.Builder(table)
            .dataSchema(SCHEMA)
            .dataFlinkType(FlinkSchemaUtil.convert(SCHEMA))
            .build();
    FileWriterFactory<RowData> ours =
        new ParquetDataWriters(icebergs, table, SCHEMA, table.properties());

    DataFile expected = write(icebergs, "icebergs");
    DataFile actual = write(ours, "ours");

    assertThat(bytes(actual)).isEqualTo(bytes(expected));
    assertThat(actual)
        .usingRecursiveComparison()
        .ignoringFields("filePath", "fromProjectionPos", "partitionData")
        .isEqualTo(expected);
    assertThat(actual.nanValueCounts()).containsKeys(4, 5, 6);
  }

  @Test
  void nestedColumnsAreLeftToIceberg() {
    Types.ListType list = Types.ListType.ofOptional(3, Types.IntegerType.get());
    assertThat(ParquetDataWriters.write(SCHEMA)).isTrue();
    assertThat(
            ParquetDataWriters.write(
                new Schema(required(1, "id", Types.LongType.get()), optional(2, "numbers", list))))
        .isFalse();
  }

  private DataFile write(FileWriterFactory<RowData> writers, String name) throws IOException {
    DataWriter<RowData> writer =
        writers.newDataWriter(
            EncryptedFiles.plainAsEncryptedOutput(
                table.io().newOutputFile(table.location() + '/' + name + ".parquet")),
            PartitionSpec.unpartitioned(),
            null);
    Random random = new Random(1);
    try (writer) {
      for (int i = 0; i < ROWS; i++) {
        writer.write(rows.toBinaryRow(row(i, random)));
      }
    }
    return writer.toDataFile();
  }

  private byte[] bytes(DataFile file) throws IOException {
    try (SeekableInputStream content = table.io().newInputFile(file.location()).newStream()) {
      return content.readAllBytes();
    }
  }

  private static GenericRowData row(int number, Random random) {
    List<Object> values =
        List.of(
            (long) number,
            random.nextBoolean(),
            random.nextInt(),
            number % 7 == 0 ? Float.NaN : random.nextFloat(),
            number % 11 == 0 ? Double.NaN : -random.nextDouble(),
            number % 13 == 0 ? -0.0 : Double.NEGATIVE_INFINITY,
            random.nextInt(40_000) - 10_000,
            random.nextInt(86_400_000),
            TimestampData.fromEpochMillis(random.nextInt() * 1000L, random.nextInt(1000) * 1000),
            TimestampData.fromEpochMillis(random.nextInt() * 1000L, random.nextInt(1000) * 1000),
            StringData.fromString("a note of some length ü " + random.nextInt(5_000)),
            StringData.fromString(number % 3 == 0 ? "" : "open"),
            bytes(random, random.nextInt(20)),
            bytes(random, 16),
            bytes(random, 3),
            decimal(random.nextInt(999_999_999), 9, 2),
            decimal(-random.nextInt(), 18, 4),
            DecimalData.fromBigDecimal(new BigDecimal("-12345678901234567890.0123456789"), 38, 10));
    Object[] fields = values.toArray();
    for (int i = 0; i < fields.length; i++) {
      if (SCHEMA.columns().get(i).isOptional() && random.nextInt(10) == 0) {
        fields[i] = null;
      }
    }
    return GenericRowData.of(fields);
  }

  private static DecimalData decimal(long unscaled, int precision, int scale) {
    return DecimalData.fromUnscaledLong(unscaled, precision, scale);
  }

  private static byte[] bytes(Random random, int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }
}
