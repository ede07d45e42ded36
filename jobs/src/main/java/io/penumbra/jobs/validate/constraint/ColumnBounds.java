package io.penumbra.jobs.validate.constraint;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.types.Comparators;
import org.apache.iceberg.types.Types.NestedField;

/** Values of one column: all of them while they are few, else the least and the greatest. */
final class ColumnBounds {
  /** Iceberg looks at so many one by one. */
  private static final int FEW = 200;

  /** Stands for bytes that are no valid text, so that these can't be told. */
  private static final char REPLACEMENT = '\uFFFD';

  private final String name;
  private final TreeSet<Object> values;
  private boolean all = true;
  private boolean known = true;

  private ColumnBounds(String name, Comparator<Object> order) {
    this.name = name;
    this.values = new TreeSet<>(order);
  }

  /** Absent for types whose values files don't keep in an order that is the same here. */
  static Optional<ColumnBounds> of(NestedField column) {
    return switch (column.type().typeId()) {
      case INTEGER, LONG, DECIMAL, DATE, TIMESTAMP ->
          Optional.of(new ColumnBounds(column.name(), ColumnBounds::natural));
      case STRING -> Optional.of(new ColumnBounds(column.name(), ColumnBounds::texts));
      default -> Optional.empty();
    };
  }

  void add(Object value) {
    known &= !(value instanceof String text) || text.indexOf(REPLACEMENT) < 0;
    values.add(value);
    all &= values.size() <= FEW;
    if (!all) {
      Object least = values.first();
      Object greatest = values.last();
      values.removeIf(each -> each != least && each != greatest);
    }
  }

  /** What a file must fulfil to hold one of them. */
  Expression filter() {
    if (values.isEmpty() || !known) {
      return Expressions.alwaysTrue();
    }
    if (all) {
      Set<Object> literals = new HashSet<>();
      values.forEach(value -> literals.add(literal(value)));
      return Expressions.in(name, literals.toArray());
    }
    return Expressions.and(
        Expressions.greaterThanOrEqual(name, literal(values.first())),
        Expressions.lessThanOrEqual(name, literal(values.last())));
  }

  @SuppressWarnings("unchecked")
  private static int natural(Object one, Object other) {
    return ((Comparable<Object>) one).compareTo(other);
  }

  /** As files order them. */
  private static int texts(Object one, Object other) {
    return Comparators.charSequences().compare((CharSequence) one, (CharSequence) other);
  }

  private static Object literal(Object value) {
    if (value instanceof Instant instant) {
      return instant.atOffset(ZoneOffset.UTC).toString();
    }
    return value instanceof Number || value instanceof String ? value : value.toString();
  }
}
