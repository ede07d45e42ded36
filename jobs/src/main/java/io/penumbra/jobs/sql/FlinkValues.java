package io.penumbra.jobs.sql;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.flink.types.Row;

/** Turns rows of Flink SQL into those that results are compared by. */
final class FlinkValues {
  private FlinkValues() {}

  static List<Object> of(Row row) {
    List<Object> values = new ArrayList<>();
    for (int i = 0; i < row.getArity(); i++) {
      values.add(value(row.getField(i)));
    }
    return values;
  }

  private static Object value(Object value) {
    if (value instanceof Integer || value instanceof Short || value instanceof Byte) {
      return ((Number) value).longValue();
    }
    if (value instanceof Float number) {
      return number.doubleValue();
    }
    if (value instanceof byte[] bytes) {
      return ByteBuffer.wrap(bytes);
    }
    if (value instanceof Row row) {
      return of(row);
    }
    if (value instanceof Object[] array) {
      return list(Arrays.asList(array));
    }
    return value instanceof Map<?, ?> map ? entries(map) : value;
  }

  private static List<Object> list(List<?> values) {
    List<Object> list = new ArrayList<>();
    values.forEach(each -> list.add(value(each)));
    return list;
  }

  /** A map has no order, so its entries get one. */
  private static List<Object> entries(Map<?, ?> map) {
    List<Object> entries = new ArrayList<>();
    map.forEach((key, mapped) -> entries.add(list(Arrays.asList(key, mapped))));
    entries.sort(Comparator.comparing(Object::toString));
    return entries;
  }
}
