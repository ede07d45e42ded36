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
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.apache.iceberg.StructLike;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;

/**
 * Writes the values of one type, as Iceberg's generic data model has them, in {@link CellFormat}:
 * equal bytes mean equal values, and only they.
 */
final class CellWriter {
  private interface Cell {
    void write(byte kind, Object value, Buffer out);
  }

  private final byte kind;
  private final Cell cell;

  private CellWriter(ValueKind kind, Cell cell) {
    this.kind = kind.code();
    this.cell = cell;
  }

  static CellWriter of(Type type) {
    return of(type, type);
  }

  /**
   * @param part the same type, or with fewer fields in it
   */
  static CellWriter of(Type type, Type part) {
    ValueKind kind =
        ValueKind.of(type)
            .orElseThrow(() -> new IllegalArgumentException("Not comparable: " + type));
    return new CellWriter(kind, cell(kind, type, part));
  }

  void write(Object value, Buffer out) {
    if (value == null) {
      out.wrote(CellFormat.putNull(out.room(CellFormat.NULL_SIZE), out.size()));
    } else {
      cell.write(kind, value, out);
    }
  }

  private static Cell cell(ValueKind kind, Type type, Type part) {
    return switch (kind) {
      case BOOLEAN -> CellWriter::bool;
      case INTEGER -> number(value -> ((Number) value).longValue());
      case FLOATING -> CellWriter::floating;
      case DECIMAL -> CellWriter::decimal;
      case DATE -> number(value -> ((LocalDate) value).toEpochDay());
      case TIME -> number(value -> ((LocalTime) value).toNanoOfDay());
      case TIMESTAMP -> time(value -> ((LocalDateTime) value).toInstant(ZoneOffset.UTC));
      case TIMESTAMP_WITH_ZONE -> time(value -> ((OffsetDateTime) value).toInstant());
      case STRING -> bytes(value -> value.toString().getBytes(StandardCharsets.UTF_8));
      case BINARY -> bytes(CellWriter::binary);
      case UUID -> bytes(CellWriter::uuid);
      case STRUCT -> nested(struct(type.asStructType(), part.asStructType()));
      case LIST ->
          nested(list(of(type.asListType().elementType(), part.asListType().elementType())));
      case MAP -> nested(map(type.asMapType(), part.asMapType()));
    };
  }

  private static void bool(byte kind, Object value, Buffer out) {
    byte[] bytes = out.room(CellFormat.HEADER + 1);
    out.wrote(CellFormat.putBoolean(kind, (Boolean) value, bytes, out.size()));
  }

  private static Cell number(ToLongFunction<Object> number) {
    return (kind, value, out) -> {
      byte[] bytes = out.room(CellFormat.LONG_SIZE);
      out.wrote(CellFormat.putLong(kind, number.applyAsLong(value), bytes, out.size()));
    };
  }

  private static void floating(byte kind, Object value, Buffer out) {
    byte[] bytes = out.room(CellFormat.LONG_SIZE);
    out.wrote(CellFormat.putDouble(kind, ((Number) value).doubleValue(), bytes, out.size()));
  }

  private static void decimal(byte kind, Object value, Buffer out) {
    BigDecimal decimal = (BigDecimal) value;
    byte[] unscaled = decimal.unscaledValue().toByteArray();
    byte[] bytes = out.room(CellFormat.DECIMAL_HEADER + unscaled.length);
    out.wrote(
        CellFormat.putDecimal(
            kind, decimal.scale(), unscaled, 0, unscaled.length, bytes, out.size()));
  }

  private static Cell time(Function<Object, Instant> instant) {
    return (kind, value, out) -> {
      Instant time = instant.apply(value);
      byte[] bytes = out.room(CellFormat.TIME_SIZE);
      out.wrote(CellFormat.putTime(kind, time.getEpochSecond(), time.getNano(), bytes, out.size()));
    };
  }

  private static Cell bytes(Function<Object, byte[]> bytes) {
    return (kind, value, out) -> {
      byte[] from = bytes.apply(value);
      byte[] to = out.room(CellFormat.HEADER + from.length);
      out.wrote(CellFormat.putBytes(kind, from, 0, from.length, to, out.size()));
    };
  }

  private static byte[] binary(Object value) {
    if (value instanceof byte[] fixed) {
      return fixed;
    }
    ByteBuffer buffer = ((ByteBuffer) value).duplicate();
    byte[] bytes = new byte[buffer.remaining()];
    buffer.get(bytes);
    return bytes;
  }

  private static byte[] uuid(Object value) {
    UUID uuid = (UUID) value;
    return ByteBuffer.allocate(2 * Long.BYTES)
        .putLong(uuid.getMostSignificantBits())
        .putLong(uuid.getLeastSignificantBits())
        .array();
  }

  /** The length of what is nested is known, and filled in, behind it. */
  private static Cell nested(BiConsumer<Object, Buffer> inside) {
    return (kind, value, out) -> {
      int start = out.size();
      out.room(CellFormat.HEADER);
      out.wrote(start + CellFormat.HEADER);
      inside.accept(value, out);
      CellFormat.open(kind, out.size() - start - CellFormat.HEADER, out.bytes(), start);
    };
  }

  private static BiConsumer<Object, Buffer> struct(Types.StructType type, Types.StructType part) {
    RowEncoding fields = RowEncoding.of(type, part, RowEncoding.ids(part));
    return (value, out) -> fields.write((StructLike) value, out);
  }

  private static BiConsumer<Object, Buffer> list(CellWriter element) {
    return (value, out) -> {
      List<?> values = (List<?>) value;
      count(values.size(), out);
      values.forEach(each -> element.write(each, out));
    };
  }

  /** A map has no order: its entries are written in the order of their bytes. */
  private static BiConsumer<Object, Buffer> map(Types.MapType type, Types.MapType part) {
    CellWriter key = of(type.keyType(), part.keyType());
    CellWriter mapped = of(type.valueType(), part.valueType());
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
      count(entries.size(), out);
      entries.forEach(entry -> out.append(entry));
    };
  }

  private static void count(int elements, Buffer out) {
    out.wrote(CellFormat.putInt(elements, out.room(Integer.BYTES), out.size()));
  }
}
