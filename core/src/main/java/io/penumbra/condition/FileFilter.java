package io.penumbra.condition;

import static org.apache.iceberg.expressions.Expressions.alwaysFalse;
import static org.apache.iceberg.expressions.Expressions.alwaysTrue;
import static org.apache.iceberg.expressions.Expressions.and;
import static org.apache.iceberg.expressions.Expressions.or;

import io.penumbra.ddl.Predicate.Operator;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.apache.iceberg.Schema;
import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Type.TypeID;
import org.apache.iceberg.types.Types.DecimalType;
import org.apache.iceberg.types.Types.NestedField;

/** Puts a test into Iceberg's words, for what files say of themselves. It may let through more. */
final class FileFilter {
  /** Iceberg's days and microseconds end some years after this, and not with an error. */
  private static final int FAR_YEAR = 200_000;

  private static final int FIRST_YEAR_OF_NANOS = 1677;
  private static final int LAST_YEAR_OF_NANOS = 2262;

  private final Schema schema;

  FileFilter(Schema schema) {
    this.schema = schema;
  }

  /** Fulfilled by every row of which the test is true, or false if that is asked for. */
  Expression where(Criterion criterion, boolean holds) {
    if (criterion instanceof Criterion.All all) {
      return joined(all.criteria(), holds, holds);
    }
    if (criterion instanceof Criterion.Any any) {
      return joined(any.criteria(), holds, !holds);
    }
    if (criterion instanceof Criterion.Not not) {
      return where(not.criterion(), !holds);
    }
    if (criterion instanceof Criterion.IsNull isNull) {
      String name = schema.findColumnName(isNull.fieldId());
      if (!schema.findType(isNull.fieldId()).isPrimitiveType()) {
        return alwaysTrue();
      }
      return holds ? Expressions.isNull(name) : Expressions.notNull(name);
    }
    return compared((Criterion.Compared) criterion, holds);
  }

  private Expression joined(List<Criterion> criteria, boolean holds, boolean all) {
    return criteria.stream()
        .map(each -> where(each, holds))
        .reduce(
            all ? alwaysTrue() : alwaysFalse(),
            (one, other) -> all ? and(one, other) : or(one, other));
  }

  private Expression compared(Criterion.Compared criterion, boolean holds) {
    NestedField column = schema.findField(criterion.fieldId());
    String name = schema.findColumnName(criterion.fieldId());
    return literal(criterion.constant(), column.type())
        .map(value -> compared(name, criterion.operator(), value, holds))
        .orElse(alwaysTrue());
  }

  private static Expression compared(String name, Operator operator, Object value, boolean holds) {
    return switch (operator) {
      case EQUAL -> holds ? Expressions.equal(name, value) : Expressions.notEqual(name, value);
      case LESS ->
          holds ? Expressions.lessThan(name, value) : Expressions.greaterThanOrEqual(name, value);
      case GREATER ->
          holds ? Expressions.greaterThan(name, value) : Expressions.lessThanOrEqual(name, value);
    };
  }

  /** Absent where Iceberg has no such literal, or orders values in another way. */
  private static Optional<Object> literal(Serializable constant, Type type) {
    if (constant instanceof BigDecimal number) {
      return number(number.stripTrailingZeros(), type);
    }
    if (constant instanceof Boolean || constant instanceof String) {
      return Optional.of(constant);
    }
    if (constant instanceof LocalDate date) {
      return Optional.of((Object) date.toString()).filter(text -> isNear(date.getYear()));
    }
    if (constant instanceof LocalDateTime time) {
      return Optional.of((Object) time.toString()).filter(text -> held(time, type));
    }
    if (constant instanceof Instant instant) {
      OffsetDateTime time = instant.atOffset(ZoneOffset.UTC);
      return Optional.of((Object) time.toString())
          .filter(text -> held(time.toLocalDateTime(), type));
    }
    return Optional.empty();
  }

  /** Whether values of a type can be this time: Iceberg would cut off what is finer. */
  private static boolean held(LocalDateTime time, Type type) {
    return type.typeId() == TypeID.TIMESTAMP_NANO
        ? time.getYear() > FIRST_YEAR_OF_NANOS && time.getYear() < LAST_YEAR_OF_NANOS
        : isNear(time.getYear()) && time.equals(time.truncatedTo(ChronoUnit.MICROS));
  }

  private static boolean isNear(int year) {
    return Math.abs(year) < FAR_YEAR;
  }

  private static Optional<Object> number(BigDecimal number, Type type) {
    return switch (type.typeId()) {
      case INTEGER, LONG ->
          number.scale() <= 0 && number.precision() - number.scale() <= 18
              ? Optional.of(number.longValueExact())
              : Optional.empty();
      case DECIMAL -> decimal(number, (DecimalType) type);
      default -> Optional.empty();
    };
  }

  private static Optional<Object> decimal(BigDecimal number, DecimalType type) {
    int whole = number.precision() - number.scale();
    boolean held = number.scale() <= type.scale() && whole <= type.precision() - type.scale();
    return held ? Optional.of(number.setScale(type.scale())) : Optional.empty();
  }
}
