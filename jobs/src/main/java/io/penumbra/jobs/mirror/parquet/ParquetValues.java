package io.penumbra.jobs.mirror.parquet;

import static io.penumbra.jobs.mirror.parquet.ParquetColumn.FLAT;

import org.apache.flink.core.memory.MemorySegment;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.data.TimestampData;
import org.apache.flink.table.data.binary.BinaryStringData;
import org.apache.iceberg.parquet.TripleWriter;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.TypeUtil;
import org.apache.iceberg.types.Types.DecimalType;
import org.apache.iceberg.types.Types.NestedField;
import org.apache.iceberg.util.DecimalUtil;
import org.apache.parquet.io.api.Binary;

/** How the values of each type are written; what they become is for Iceberg's format to say. */
final class ParquetValues {
  private static final int MICROS = 6;
  private static final int LONGEST_INT = 9; // digits
  private static final int LONGEST_LONG = 18; // digits

  private ParquetValues() {}

  static boolean have(Type type) {
    return switch (type.typeId()) {
      case BOOLEAN, INTEGER, DATE, LONG, TIME, FLOAT, DOUBLE -> true;
      case TIMESTAMP, STRING, BINARY, FIXED, UUID, DECIMAL -> true;
      default -> false;
    };
  }

  static ParquetValue of(NestedField field) {
    return switch (field.type().typeId()) {
      case BOOLEAN -> (row, at, output) -> output.writeBoolean(FLAT, row.getBoolean(at));
      case INTEGER, DATE -> (row, at, output) -> output.writeInteger(FLAT, row.getInt(at));
      case LONG -> (row, at, output) -> output.writeLong(FLAT, row.getLong(at));
      case TIME -> (row, at, output) -> output.writeLong(FLAT, row.getInt(at) * 1000L);
      case FLOAT -> new FloatValue(field.fieldId());
      case DOUBLE -> new DoubleValue(field.fieldId());
      case TIMESTAMP -> ParquetValues::timestamp;
      case STRING -> ParquetValues::text;
      case BINARY, FIXED, UUID -> ParquetValues::bytes;
      case DECIMAL -> decimal((DecimalType) field.type());
      default -> throw new IllegalArgumentException("Not a plain type: " + field);
    };
  }

  private static void timestamp(RowData row, int at, TripleWriter<?> output) {
    TimestampData value = row.getTimestamp(at, MICROS);
    output.writeLong(FLAT, value.getMillisecond() * 1000 + value.getNanoOfMillisecond() / 1000);
  }

  private static void text(RowData row, int at, TripleWriter<?> output) {
    output.writeBinary(FLAT, utf8((BinaryStringData) row.getString(at)));
  }

  private static void bytes(RowData row, int at, TripleWriter<?> output) {
    output.writeBinary(FLAT, Binary.fromReusedByteArray(row.getBinary(at)));
  }

  private static ParquetValue decimal(DecimalType type) {
    int precision = type.precision();
    int scale = type.scale();
    if (precision <= LONGEST_INT) {
      return (row, at, output) ->
          output.writeInteger(FLAT, (int) row.getDecimal(at, precision, scale).toUnscaledLong());
    }
    if (precision <= LONGEST_LONG) {
      return (row, at, output) ->
          output.writeLong(FLAT, row.getDecimal(at, precision, scale).toUnscaledLong());
    }
    byte[] reused = new byte[TypeUtil.decimalRequiredBytes(precision)];
    return (row, at, output) ->
        output.writeBinary(
            FLAT,
            Binary.fromReusedByteArray(
                DecimalUtil.toReusedFixLengthBytes(
                    precision,
                    scale,
                    row.getDecimal(at, precision, scale).toBigDecimal(),
                    reused)));
  }

  /** The text where it lies, if it lies in one array. Parquet copies what it keeps. */
  private static Binary utf8(BinaryStringData text) {
    text.ensureMaterialized();
    MemorySegment[] segments = text.getSegments();
    if (segments.length == 1 && !segments[0].isOffHeap()) {
      return Binary.fromReusedByteArray(
          segments[0].getArray(), text.getOffset(), text.getSizeInBytes());
    }
    return Binary.fromReusedByteArray(text.toBytes());
  }
}
