package io.penumbra.jobs.validate.constraint;

import static org.apache.iceberg.types.Types.NestedField.optional;
import static org.assertj.core.api.Assertions.assertThat;

import io.penumbra.compare.RowEncoding;
import io.penumbra.jobs.validate.TestingLane;
import io.penumbra.jobs.validate.read.Throttle;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.iceberg.BaseFileScanTask;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DataFiles;
import org.apache.iceberg.DeleteFile;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Metrics;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.PartitionSpecParser;
import org.apache.iceberg.Schema;
import org.apache.iceberg.SchemaParser;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.expressions.ResidualEvaluator;
import org.apache.iceberg.types.Conversions;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A file is left out only where it can hold none of the values. */
class ValueBoundsTest {
  private static final OffsetDateTime NOON =
      OffsetDateTime.of(2026, 1, 31, 12, 0, 0, 500_000, ZoneOffset.UTC);
  private static final LocalDateTime LOCAL = NOON.toLocalDateTime();
  private static final long MICROS = NOON.toEpochSecond() * 1_000_000 + 500;
  private static final String EMOJI = "\uD83D\uDE00";

  private static Stream<Arguments> values() {
    Type decimal = Types.DecimalType.of(9, 2);
    return Stream.of(
        Arguments.of(Types.IntegerType.get(), 7, 7, 8),
        Arguments.of(Types.LongType.get(), 7L, 7L, 8L),
        Arguments.of(decimal, new BigDecimal("1.50"), new BigDecimal("1.50"), BigDecimal.TEN),
        Arguments.of(Types.DateType.get(), LocalDate.ofEpochDay(9), 9, 10),
        Arguments.of(Types.TimestampType.withoutZone(), LOCAL, MICROS, MICROS + 1),
        Arguments.of(Types.TimestampType.withZone(), NOON, MICROS, MICROS + 1),
        Arguments.of(Types.StringType.get(), "b", "b", "c"),
        // In UTF-16 this one would come before the other.
        Arguments.of(Types.StringType.get(), EMOJI, "\uFFF0", EMOJI + "a"));
  }

  @ParameterizedTest
  @MethodSource("values")
  void keepsAFileThatMayHoldAValue(Type type, Object value, Object least, Object greatest) {
    assertThat(kept(type, List.of(value), bound(type, least), bound(type, greatest))).isTrue();
    assertThat(kept(type, List.of(value), bound(type, greatest), bound(type, greatest))).isFalse();
  }

  @Test
  void keepsAFileBetweenTheLeastAndTheGreatestOfMany() {
    Type type = Types.StringType.get();
    List<Object> many =
        IntStream.range(0, 500).<Object>mapToObj(i -> i == 250 ? EMOJI : "m" + i).toList();

    assertThat(kept(type, many, bound(type, "\uFFF0"), bound(type, "\uFFF1"))).isTrue();
    assertThat(kept(type, many, bound(type, "a"), bound(type, "l"))).isFalse();
  }

  /** What is no valid text has no place in their order. */
  @Test
  void keepsAFileWhereATextIsNoText() {
    Type type = Types.StringType.get();
    ByteBuffer wrong = ByteBuffer.wrap(new byte[] {(byte) 0xff});

    assertThat(kept(type, List.of("a"), wrong, wrong)).isTrue();
    assertThat(kept(type, List.of("\uFFFD"), bound(type, "a"), bound(type, "a"))).isTrue();
  }

  private static boolean kept(
      Type type, List<Object> values, ByteBuffer least, ByteBuffer greatest) {
    Schema schema = new Schema(optional(1, "v", type));
    TestingLane lane = TestingLane.create(schema, 2);
    TableColumns columns = new TableColumns(lane.table, schema, Throttle.NONE, bytes -> {});
    ValueBounds bounds = ValueBounds.of(columns, List.of(1));
    RowEncoding encoding = RowEncoding.of(schema.asStruct());
    for (Object value : values) {
      Record row = GenericRecord.create(schema);
      row.set(0, value);
      bounds.add(encoding.encode(row));
    }
    return !bounds.mayHold(List.of(task(schema, least, greatest))).isEmpty();
  }

  private static ByteBuffer bound(Type type, Object value) {
    return Conversions.toByteBuffer(
        type, value instanceof BigDecimal decimal ? decimal.setScale(2) : value);
  }

  private static FileScanTask task(Schema schema, ByteBuffer least, ByteBuffer greatest) {
    Metrics metrics =
        new Metrics(
            1L,
            Map.of(),
            Map.of(1, 1L),
            Map.of(1, 0L),
            Map.of(),
            Map.of(1, least),
            Map.of(1, greatest));
    DataFile file =
        DataFiles.builder(PartitionSpec.unpartitioned())
            .withPath("/file.parquet")
            .withFileSizeInBytes(1)
            .withMetrics(metrics)
            .build();
    return new BaseFileScanTask(
        file,
        new DeleteFile[0],
        SchemaParser.toJson(schema),
        PartitionSpecParser.toJson(PartitionSpec.unpartitioned()),
        ResidualEvaluator.unpartitioned(Expressions.alwaysTrue()));
  }
}
