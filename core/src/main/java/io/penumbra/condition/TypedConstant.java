package io.penumbra.condition;

import io.penumbra.ddl.Constant;
import io.penumbra.ddl.Constant.Kind;
import io.penumbra.error.ErrorCode;
import io.penumbra.error.PenumbraException;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;
import org.apache.iceberg.types.Types.NestedField;

/** Constants as values of the column that they are compared with. */
final class TypedConstant {
  private TypedConstant() {}

  /**
   * @throws PenumbraException USAGE when the column holds no such values, or none that have an
   *     order
   */
  static Serializable of(Constant constant, NestedField column) {
    try {
      return value(constant, column.type()).orElseThrow(() -> unfit(constant, column, null));
    } catch (DateTimeException | IllegalArgumentException e) {
      throw unfit(constant, column, e);
    }
  }

  private static Optional<Serializable> value(Constant constant, Type type) {
    String text = constant.text();
    return switch (type.typeId()) {
      case BOOLEAN -> only(constant, Kind.BOOLEAN).map(Boolean::parseBoolean);
      case INTEGER, LONG, FLOAT, DOUBLE, DECIMAL ->
          only(constant, Kind.NUMBER).map(BigDecimal::new);
      case STRING -> only(constant, Kind.STRING).map(each -> each);
      case DATE -> only(constant, Kind.STRING).map(LocalDate::parse);
      case TIME -> only(constant, Kind.STRING).map(LocalTime::parse);
      case TIMESTAMP ->
          only(constant, Kind.STRING)
              .map(each -> time(text, ((Types.TimestampType) type).shouldAdjustToUTC()));
      case TIMESTAMP_NANO ->
          only(constant, Kind.STRING)
              .map(each -> time(text, ((Types.TimestampNanoType) type).shouldAdjustToUTC()));
      case UUID -> only(constant, Kind.STRING).map(UUID::fromString);
      default -> Optional.empty();
    };
  }

  private static Optional<String> only(Constant constant, Kind kind) {
    return Optional.of(constant.text()).filter(text -> constant.kind() == kind);
  }

  private static Serializable time(String text, boolean zoned) {
    String iso = text.replace(' ', 'T');
    return zoned ? OffsetDateTime.parse(iso).toInstant() : LocalDateTime.parse(iso);
  }

  private static PenumbraException unfit(Constant constant, NestedField column, Exception cause) {
    return new PenumbraException(
        ErrorCode.USAGE,
        "Column %s is of type %s, and can't be compared with %s"
            .formatted(column.name(), column.type(), constant),
        "Give a constant as 12.5, 'text', TRUE, '2026-01-31', '2026-01-31T12:00:00' or, where there"
            + " is a time zone, '2026-01-31T12:00:00Z'; binary and nested columns can be tested by"
            + " IS NULL alone",
        cause);
  }
}
