package io.penumbra.condition;

import io.penumbra.ddl.Predicate.Operator;
import java.io.Serializable;
import java.util.List;

/** A predicate whose columns and constants are known. */
sealed interface Criterion extends Serializable {
  /**
   * @param row values of the columns that are tested, null for NULL
   */
  Truth of(List<Object> row);

  /** All of them hold. */
  record All(List<Criterion> criteria) implements Criterion {
    public All {
      criteria = List.copyOf(criteria);
    }

    @Override
    public Truth of(List<Object> row) {
      return criteria.stream().map(each -> each.of(row)).reduce(Truth.TRUE, Truth::least);
    }
  }

  /** One of them holds. */
  record Any(List<Criterion> criteria) implements Criterion {
    public Any {
      criteria = List.copyOf(criteria);
    }

    @Override
    public Truth of(List<Object> row) {
      return criteria.stream().map(each -> each.of(row)).reduce(Truth.FALSE, Truth::most);
    }
  }

  /** It does not hold. */
  record Not(Criterion criterion) implements Criterion {
    @Override
    public Truth of(List<Object> row) {
      return criterion.of(row).not();
    }
  }

  /**
   * @param column its place among the values
   */
  record IsNull(int fieldId, int column) implements Criterion {
    @Override
    public Truth of(List<Object> row) {
      return Truth.of(row.get(column) == null);
    }
  }

  /**
   * @param column its place among the values
   * @param constant of the class of the column's values, numbers that are exact as BigDecimal
   */
  record Compared(int fieldId, int column, Operator operator, Serializable constant)
      implements Criterion {
    @Override
    public Truth of(List<Object> row) {
      Object value = row.get(column);
      if (value == null) {
        return Truth.UNKNOWN;
      }
      int order = Order.compare(value, constant);
      return switch (operator) {
        case EQUAL -> Truth.of(order == 0);
        case LESS -> Truth.of(order < 0);
        case GREATER -> Truth.of(order > 0);
      };
    }
  }
}
