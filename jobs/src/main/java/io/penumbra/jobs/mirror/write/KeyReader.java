package io.penumbra.jobs.mirror.write;

import io.penumbra.jobs.source.Layout;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.math.BigDecimal;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.data.TimestampData;
import org.apache.flink.table.types.logical.DecimalType;
import org.apache.flink.table.types.logical.LocalZonedTimestampType;
import org.apache.flink.table.types.logical.LogicalType;
import org.apache.flink.table.types.logical.TimestampType;

/**
 * Writes the key of a row of one layout as bytes: equal keys, equal bytes, whatever the layout. An
 * INT and the BIGINT that it was widened to are equal.
 */
final class KeyReader {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final Part[] parts;
  private byte[] bytes = new byte[64];
  private int length;

  @FunctionalInterface
  private interface Part {
    void append(RowData row, KeyReader key);
  }

  KeyReader(Layout layout, List<String> key) {
    parts =
        key.stream()
            .map(layout::indexOf)
            .map(at -> part(layout.columns().get(at).logicalType(), at))
            .toArray(Part[]::new);
  }

  /** Reads a row's key into {@link #bytes()}. */
  KeyReader read(RowData row) {
    length = 0;
    for (Part part : parts) {
      part.append(row, this);
    }
    return this;
  }

  /** The key that was read last, in the first {@link #length()} bytes; overwritten by the next. */
  byte[] bytes() {
    return bytes;
  }

  int length() {
    return length;
  }

  private void add(long value) {
    room(Long.BYTES);
    LONGS.set(bytes, length, value);
    length += Long.BYTES;
  }

  private void add(byte[] value) {
    add(value.length);
    room(value.length);
    System.arraycopy(value, 0, bytes, length, value.length);
    length += value.length;
  }

  private void room(int more) {
    if (length + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
    }
  }

  private static Part part(LogicalType type, int at) {
    return switch (type.getTypeRoot()) {
      case BOOLEAN -> (row, key) -> key.add(row.getBoolean(at) ? 1 : 0);
      case INTEGER, DATE, TIME_WITHOUT_TIME_ZONE -> (row, key) -> key.add(row.getInt(at));
      case BIGINT -> (row, key) -> key.add(row.getLong(at));
      case FLOAT -> (row, key) -> key.add(Double.doubleToLongBits(row.getFloat(at) + 0.0));
      case DOUBLE -> (row, key) -> key.add(Double.doubleToLongBits(row.getDouble(at) + 0.0));
      case CHAR, VARCHAR -> (row, key) -> key.add(row.getString(at).toBytes());
      case BINARY, VARBINARY -> (row, key) -> key.add(row.getBinary(at));
      case DECIMAL -> decimal((DecimalType) type, at);
      case TIMESTAMP_WITHOUT_TIME_ZONE -> timestamp(((TimestampType) type).getPrecision(), at);
      case TIMESTAMP_WITH_LOCAL_TIME_ZONE ->
          timestamp(((LocalZonedTimestampType) type).getPrecision(), at);
      default -> throw new IllegalArgumentException("No key can have the type " + type);
    };
  }

  private static Part decimal(DecimalType type, int at) {
    int precision = type.getPrecision();
    int scale = type.getScale();
    return (row, key) -> {
      BigDecimal value = row.getDecimal(at, precision, scale).toBigDecimal().stripTrailingZeros();
      key.add(value.scale());
      key.add(value.unscaledValue().toByteArray());
    };
  }

  private static Part timestamp(int precision, int at) {
    return (row, key) -> {
      TimestampData value = row.getTimestamp(at, precision);
      key.add(value.getMillisecond());
      key.add(value.getNanoOfMillisecond());
    };
  }
}
