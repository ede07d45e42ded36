package io.penumbra.catalog.testing;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import org.apache.iceberg.Schema;
import org.apache.iceberg.StructLike;
import org.apache.iceberg.types.Types;

/** A row by field id. NULL is left out, whole numbers are long, so that rows of lanes compare. */
public record Row(SortedMap<Integer, Object> values) {
  /** Field id of the key in all tests' tables. */
  public static final int KEY = 1;

  public Row {
    values = new TreeMap<>(values);
  }

  static Row of(StructLike struct, Schema schema) {
    SortedMap<Integer, Object> values = new TreeMap<>();
    for (int i = 0; i < schema.columns().size(); i++) {
      Object value = struct.get(i, Object.class);
      if (value != null) {
        values.put(schema.columns().get(i).fieldId(), normal(value));
      }
    }
    return new Row(values);
  }

  /** What a lane makes of a source row: each field takes its column's value. */
  public static Row mapped(
      Map<String, Object> source, Schema schema, Map<Integer, String> columns) {
    SortedMap<Integer, Object> values = new TreeMap<>();
    for (Types.NestedField field : schema.columns()) {
      Object value = source.get(columns.getOrDefault(field.fieldId(), ""));
      if (value != null) {
        values.put(field.fieldId(), normal(value));
      }
    }
    return new Row(values);
  }

  /** The same row read under another schema. */
  public Row under(Schema schema) {
    return keeping(id -> schema.findField(id) != null);
  }

  public Row keeping(IntPredicate fields) {
    SortedMap<Integer, Object> kept = new TreeMap<>(values);
    kept.keySet().removeIf(id -> !fields.test(id));
    return new Row(kept);
  }

  public Row with(int fieldId, Object value) {
    SortedMap<Integer, Object> changed = new TreeMap<>(values);
    changed.put(fieldId, normal(value));
    return new Row(changed);
  }

  public long key() {
    return (Long) values.get(KEY);
  }

  /** A value as files of a type want it. */
  static Object typed(Object value, Types.NestedField field) {
    if (value instanceof Long number) {
      return switch (field.type().typeId()) {
        case INTEGER -> Math.toIntExact(number);
        case STRING -> number.toString();
        default -> number;
      };
    }
    return value;
  }

  private static Object normal(Object value) {
    return value instanceof Integer number ? Long.valueOf(number) : value;
  }
}
