package io.penumbra.condition;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The order of a column's values. */
final class Order {
  private Order() {}

  /** Compares a value with a constant of its kind. */
  @SuppressWarnings("unchecked")
  static int compare(Object value, Object constant) {
    if (value instanceof Long number) {
      return BigDecimal.valueOf(number).compareTo((BigDecimal) constant);
    }
    if (value instanceof Double number) {
      return ofDoubles(number, ((BigDecimal) constant).doubleValue());
    }
    if (value instanceof String text) {
      return Arrays.compareUnsigned(bytes(text), bytes((String) constant));
    }
    return ((Comparable<Object>) value).compareTo(constant);
  }

  /** Both zeros are equal, as in SQL; NaN is the largest. */
  private static int ofDoubles(double value, double constant) {
    return value == constant ? 0 : Double.compare(value, constant);
  }

  /** Texts are ordered by their bytes, whatever a database's collation would say. */
  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
