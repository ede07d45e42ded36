package io.penumbra.jobs.source.postgres.cdc;

import org.apache.flink.table.data.ArrayData;
import org.apache.flink.table.data.DecimalData;
import org.apache.flink.table.data.StringData;
import org.apache.flink.table.data.TimestampData;
import org.apache.flink.table.data.writer.BinaryRowWriter;
import org.apache.flink.table.runtime.typeutils.ArrayDataSerializer;
import org.apache.flink.table.types.logical.ArrayType;
import org.apache.flink.table.types.logical.LogicalType;
import org.apache.flink.table.types.logical.utils.LogicalTypeChecks;

/** Writes values of one type into rows. */
@FunctionalInterface
interface FieldSetter {
  void set(BinaryRowWriter row, int position, Object value);

  /** For the types that a source column can have. */
  static FieldSetter of(LogicalType type) {
    return switch (type.getTypeRoot()) {
      case BOOLEAN -> (row, position, value) -> row.writeBoolean(position, (Boolean) value);
      case INTEGER, DATE, TIME_WITHOUT_TIME_ZONE ->
          (row, position, value) -> row.writeInt(position, (Integer) value);
      case BIGINT -> (row, position, value) -> row.writeLong(position, (Long) value);
      case FLOAT -> (row, position, value) -> row.writeFloat(position, (Float) value);
      case DOUBLE -> (row, position, value) -> row.writeDouble(position, (Double) value);
      case VARCHAR -> (row, position, value) -> row.writeString(position, (StringData) value);
      case BINARY, VARBINARY -> (row, position, value) -> row.writeBinary(position, (byte[]) value);
      case DECIMAL, TIMESTAMP_WITHOUT_TIME_ZONE, TIMESTAMP_WITH_LOCAL_TIME_ZONE -> precise(type);
      case ARRAY -> array((ArrayType) type);
      default -> throw new IllegalArgumentException("No source column has type " + type);
    };
  }

  private static FieldSetter precise(LogicalType type) {
    int precision = LogicalTypeChecks.getPrecision(type);
    return (row, position, value) -> {
      if (value instanceof DecimalData decimal) {
        row.writeDecimal(position, decimal, precision);
      } else {
        row.writeTimestamp(position, (TimestampData) value, precision);
      }
    };
  }

  private static FieldSetter array(ArrayType type) {
    ArrayDataSerializer serializer = new ArrayDataSerializer(type.getElementType());
    return (row, position, value) -> row.writeArray(position, (ArrayData) value, serializer);
  }
}
