package io.penumbra.compare;

import java.util.Optional;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;

/**
 * What a value is, whatever the width of its type. Values of one kind are encoded alike, so that a
 * widened column equals what it was widened from. The codes are part of the encoding.
 */
public enum ValueKind {
  BOOLEAN(1),
  INTEGER(2),
  FLOATING(3),
  DECIMAL(4),
  DATE(5),
  TIME(6),
  TIMESTAMP(7),
  TIMESTAMP_WITH_ZONE(8),
  STRING(9),
  BINARY(10),
  UUID(11),
  STRUCT(12),
  LIST(13),
  MAP(14);

  private final byte code;

  ValueKind(int code) {
    this.code = (byte) code;
  }

  static ValueKind of(byte code) {
    for (ValueKind kind : values()) {
      if (kind.code == code) {
        return kind;
      }
    }
    throw new IllegalArgumentException("No kind of value has the code " + code);
  }

  /** What stands for this kind in an encoded cell. */
  public byte code() {
    return code;
  }

  /** Kind of a type's values, absent for types that can't be compared. */
  public static Optional<ValueKind> of(Type type) {
    return switch (type.typeId()) {
      case BOOLEAN -> Optional.of(BOOLEAN);
      case INTEGER, LONG -> Optional.of(INTEGER);
      case FLOAT, DOUBLE -> Optional.of(FLOATING);
      case DECIMAL -> Optional.of(DECIMAL);
      case DATE -> Optional.of(DATE);
      case TIME -> Optional.of(TIME);
      case TIMESTAMP, TIMESTAMP_NANO -> Optional.of(zoned(type) ? TIMESTAMP_WITH_ZONE : TIMESTAMP);
      case STRING -> Optional.of(STRING);
      case BINARY, FIXED -> Optional.of(BINARY);
      case UUID -> Optional.of(UUID);
      case STRUCT -> Optional.of(STRUCT);
      case LIST -> Optional.of(LIST);
      case MAP -> Optional.of(MAP);
      default -> Optional.empty();
    };
  }

  private static boolean zoned(Type type) {
    return type instanceof Types.TimestampType micros
        ? micros.shouldAdjustToUTC()
        : ((Types.TimestampNanoType) type).shouldAdjustToUTC();
  }
}
