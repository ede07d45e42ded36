package io.penumbra.compare;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Values as Java knows them, read back from cells, and as text. */
final class Values {
  private Values() {}

  /**
   * The value of a cell, null for NULL. Numbers are Long, Double or BigDecimal, bytes are a
   * ByteBuffer; structs, lists and maps are lists of cells.
   */
  static Object of(ByteBuffer cell) {
    ByteBuffer in = cell.duplicate();
    if (in.getInt() == CellFormat.NULL) {
      return null;
    }
    return switch (ValueKind.of(in.get())) {
      case BOOLEAN -> in.get() == 1;
      case INTEGER -> in.getLong();
      case FLOATING -> Double.longBitsToDouble(in.getLong());
      case DECIMAL -> decimal(in);
      case DATE -> LocalDate.ofEpochDay(in.getLong());
      case TIME -> LocalTime.ofNanoOfDay(in.getLong());
      case TIMESTAMP -> LocalDateTime.ofEpochSecond(in.getLong(), in.getInt(), ZoneOffset.UTC);
      case TIMESTAMP_WITH_ZONE -> Instant.ofEpochSecond(in.getLong(), in.getInt());
      case STRING -> new String(rest(in), StandardCharsets.UTF_8);
      case BINARY -> ByteBuffer.wrap(rest(in));
      case UUID -> new UUID(in.getLong(), in.getLong());
      case STRUCT -> cells(in);
      case LIST, MAP -> cells(in.position(in.position() + Integer.BYTES));
    };
  }

  /** A cell's value in words, absent for NULL. */
  static Optional<String> text(ByteBuffer cell) {
    return Optional.ofNullable(of(cell)).map(Values::plain);
  }

  private static String plain(Object value) {
    if (value instanceof BigDecimal decimal) {
      return decimal.toPlainString();
    }
    if (value instanceof ByteBuffer bytes) {
      return "0x" + HexFormat.of().formatHex(rest(bytes.duplicate()));
    }
    if (value instanceof List<?> cells) {
      List<String> texts = new ArrayList<>();
      cells.forEach(cell -> texts.add(text((ByteBuffer) cell).orElse("null")));
      return "[" + String.join(", ", texts) + "]";
    }
    return value.toString();
  }

  private static BigDecimal decimal(ByteBuffer in) {
    int scale = in.getInt();
    return new BigDecimal(new BigInteger(rest(in)), scale);
  }

  private static byte[] rest(ByteBuffer in) {
    byte[] bytes = new byte[in.remaining()];
    in.get(bytes);
    return bytes;
  }

  private static List<ByteBuffer> cells(ByteBuffer in) {
    List<ByteBuffer> cells = new ArrayList<>();
    while (in.hasRemaining()) {
      cells.add(Cells.next(in));
    }
    return cells;
  }
}
