package io.penumbra.jobs.source;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.iceberg.Schema;
import org.apache.iceberg.types.TypeUtil;
import org.apache.iceberg.types.Types;
import org.apache.iceberg.types.Types.NestedField;

/** The Iceberg schema that a table gets when it is made for a source table. */
public final class TableSchemas {
  private TableSchemas() {}

  /** Columns in the source's order, required where the source says NOT NULL, the key as key. */
  public static Schema of(SourceTable table) {
    int id = 0;
    List<NestedField> fields = new ArrayList<>();
    for (SourceColumn column : table.columns()) {
      boolean required =
          table.required().contains(column.name()) || table.key().contains(column.name());
      id++;
      fields.add(
          required
              ? NestedField.required(id, column.name(), column.type())
              : NestedField.optional(id, column.name(), column.type()));
    }
    Types.StructType fresh =
        TypeUtil.assignFreshIds(Types.StructType.of(fields), new AtomicInteger()::incrementAndGet)
            .asStructType();
    Set<Integer> key = new HashSet<>();
    table.key().forEach(name -> key.add(fresh.field(name).fieldId()));
    return new Schema(fresh.fields(), key);
  }

  /** Source column by field id, for a table made by {@link #of}. */
  public static Map<Integer, String> columns(Schema schema) {
    Map<Integer, String> columns = new TreeMap<>();
    schema.columns().forEach(field -> columns.put(field.fieldId(), field.name()));
    return columns;
  }
}
