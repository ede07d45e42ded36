package io.penumbra.compare;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
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
import org.apache.iceberg.StructLike;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;

/**
 * Writes the values of one type so that equal bytes mean equal values, and only they: a length, -1
 * for NULL, then the kind of the value and its canonical bytes. Values are those of Iceberg's
 * generic data model.
 */
final class CellWriter {
  /** Takes the place of the length. */
  static final int NULL = -1;

  private interface Payload {
    void write(Object value, Buffer out);
  }

  private final byte kind;
  private final Payload payload;

  private CellWriter(ValueKind kind, Payload payload) {
    this.kind = kind.code();
    this.payload = payload;
  }

  static CellWriter of(Type type) {
    ValueKind kind =
        ValueKind.of(type)
            .orElseThrow(() -> new IllegalArgumentException("Not comparable: " + type));
    return new CellWriter(kind, payload(kind, type));
  }

  void write(Object value, Buffer out) {
    if (value == null) {
      out.put(NULL);
      return;
    }
    int start = out.open();
    out.put(kind);
    payload.write(value, out);
    out.close(start);
  }

  private static Payload payload(ValueKind kind, Type type) {
    return switch (kind) {
      case BOOLEAN -> (value, out) -> out.put((byte) ((Boolean) value ? 1 : 0));
      case INTEGER -> (value, out) -> out.put(((Number) value).longValue());
      // All NaNs are one value; the two zeros are two.
      case FLOATING ->
          (value, out) -> out.put(Double.doubleToLongBits(((Number) value).doubleValue()));
      case DECIMAL -> CellWriter::decimal;
      case DATE -> (value, out) -> out.put(((LocalDate) value).toEpochDay());
      case TIME -> (value, out) -> out.put(((LocalTime) value).toNanoOfDay());
      case TIMESTAMP -> CellWriter::timestamp;
      case TIMESTAMP_WITH_ZONE -> CellWriter::timestampWithZone;
      case STRING -> (value, out) -> out.put(value.toString().getBytes(StandardCharsets.UTF_8));
      case BINARY -> CellWriter::binary;
      case UUID -> CellWriter::uuid;
      case STRUCT -> struct(type.asStructType());
      case LIST -> list(of(type.asListType().elementType()));
      case MAP -> map(type.asMapType());
    };
  }

  private static void decimal(Object value, Buffer out) {
    BigDecimal decimal = (BigDecimal) value;
    out.put(decimal.scale());
    out.put(decimal.unscaledValue().toByteArray());
  }

  private static void timestamp(Object value, Buffer out) {
    instant(((LocalDateTime) value).toInstant(ZoneOffset.UTC), out);
  }

  private static void timestampWithZone(Object value, Buffer out) {
    instant(((OffsetDateTime) value).toInstant(), out);
  }

  private static void instant(Instant time, Buffer out) {
    out.put(time.getEpochSecond());
    out.put(time.getNano());
  }

  private static void binary(Object value, Buffer out) {
    if (value instanceof byte[] fixed) {
      out.put(fixed);
    } else {
      out.put((ByteBuffer) value);
    }
  }

  private static void uuid(Object value, Buffer out) {
    UUID uuid = (UUID) value;
    out.put(uuid.getMostSignificantBits());
    out.put(uuid.getLeastSignificantBits());
  }

  private static Payload struct(Types.StructType type) {
    RowEncoding fields = RowEncoding.of(type);
    return (value, out) -> fields.write((StructLike) value, out);
  }

  private static Payload list(CellWriter element) {
    return (value, out) -> {
      List<?> values = (List<?>) value;
      out.put(values.size());
      values.forEach(each -> element.write(each, out));
    };
  }

  /** A map has no order: its entries are written in the order of their bytes. */
  private static Payload map(Types.MapType type) {
    CellWriter key = of(type.keyType());
    CellWriter mapped = of(type.valueType());
    return (value, out) -> {
      List<byte[]> entries = new ArrayList<>();
      ((Map<?, ?>) value)
          .forEach(
              (k, v) -> {
                Buffer entry = new Buffer();
                key.write(k, entry);
                mapped.write(v, entry);
                entries.add(entry.copy());
              });
      entries.sort(Arrays::compareUnsigned);
      out.put(entries.size());
      entries.forEach(out::put);
    };
  }
}
