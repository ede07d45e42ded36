package io.penumbra.plan;

import io.penumbra.ddl.Constant;
import io.penumbra.error.ErrorCode;
import io.penumbra.error.PenumbraException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Optional;
import org.apache.iceberg.expressions.Literal;
import org.apache.iceberg.transforms.Transforms;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types.DecimalType;
import org.apache.iceberg.types.Types.NestedField;
import org.apache.iceberg.util.ByteBuffers;

/** A constant as a value of the type of its column. */
final class Defaults {
  private Defaults() {}

  /**
   * @throws PenumbraException DDL_ILLEGAL_CHANGE if the type has no such value
   */
  static Literal<?> literal(Constant constant, Type type, String column) {
    Literal<?> literal;
    try {
      literal = type.isPrimitiveType() ? converted(constant, type) : null;
    } catch (RuntimeException unreadable) {
      // Iceberg and the JDK tell of a text that is no date, number … by exceptions of many types.
      throw unfit(constant, type, column, unreadable);
    }
    if (literal == null || !isValue(literal)) {
      throw unfit(constant, type, column, null);
    }
    return literal;
  }

  private static Literal<?> converted(Constant constant, Type type) {
    return switch (constant.kind()) {
      case BOOLEAN -> Literal.of(Boolean.parseBoolean(constant.text())).to(type);
      case BINARY -> Literal.of(HexFormat.of().parseHex(constant.text())).to(type);
      case STRING ->
          switch (type.typeId()) {
            case STRING, UUID, DATE, TIME, TIMESTAMP, TIMESTAMP_NANO ->
                Literal.of(constant.text()).to(type);
            default -> null;
          };
      case NUMBER -> number(new BigDecimal(constant.text()), type);
    };
  }

  private static Literal<?> number(BigDecimal number, Type type) {
    return switch (type.typeId()) {
      case INTEGER -> Literal.of(number.intValueExact());
      case LONG -> Literal.of(number.longValueExact());
      case FLOAT -> Literal.of(number.floatValue());
      case DOUBLE -> Literal.of(number.doubleValue());
      case DECIMAL -> decimal(number, (DecimalType) type);
      default -> null;
    };
  }

  private static Literal<?> decimal(BigDecimal number, DecimalType type) {
    BigDecimal exact = number.setScale(type.scale());
    return exact.precision() <= type.precision() ? Literal.of(exact) : null;
  }

  /** A field's default as a reader writes it; absent for none. */
  static Optional<String> text(NestedField field) {
    return Optional.ofNullable(field.initialDefault())
        .map(
            value ->
                value instanceof ByteBuffer bytes
                    ? "X'%s'".formatted(HexFormat.of().formatHex(ByteBuffers.toByteArray(bytes)))
                    : Transforms.identity().toHumanString(field.type(), value));
  }

  /** Iceberg marks a value beyond a type's range by a literal of another class. */
  private static boolean isValue(Literal<?> literal) {
    return !literal.getClass().getSimpleName().endsWith("Max")
        && !literal.getClass().getSimpleName().endsWith("Min");
  }

  private static PenumbraException unfit(
      Constant constant, Type type, String column, RuntimeException cause) {
    return new PenumbraException(
        ErrorCode.DDL_ILLEGAL_CHANGE,
        "DEFAULT %s of column %s is no value of %s".formatted(constant, column, TypeText.of(type)),
        type.isPrimitiveType()
            ? "Write a constant that the type holds exactly"
            : "Leave DEFAULT out: a column of a nested type has none",
        cause);
  }
}
