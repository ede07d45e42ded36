package io.penumbra.plan;

import java.util.Objects;
import java.util.Set;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.SortOrder;

/**
 * How a table looks: what a change is planned on, and what it makes.
 *
 * @param spec the partition spec; no change touches it yet
 * @param order the write order, bound to the schema
 * @param keys field ids of the columns by which the source names a row
 * @param formatVersion Iceberg's format version of the table
 * @param lastColumnId the highest field id that the table ever gave out, in any of its schemas
 */
public record TableForm(
    Schema schema,
    PartitionSpec spec,
    SortOrder order,
    Set<Integer> keys,
    int formatVersion,
    int lastColumnId) {
  public TableForm {
    Objects.requireNonNull(schema, "schema");
    Objects.requireNonNull(spec, "spec");
    Objects.requireNonNull(order, "order");
    keys = Set.copyOf(keys);
  }

  /** The same with another schema; the field ids that the schema gives out are counted as taken. */
  public TableForm with(Schema changed) {
    SortOrder bound = order.isUnsorted() ? order : order.toUnbound().bind(changed);
    int last = Math.max(lastColumnId, changed.highestFieldId());
    return new TableForm(changed, spec, bound, keys, formatVersion, last);
  }

  public TableForm with(SortOrder changed) {
    return new TableForm(schema, spec, changed, keys, formatVersion, lastColumnId);
  }

  /** The same with more field ids counted as taken. */
  public TableForm taken(int columnId) {
    return new TableForm(
        schema, spec, order, keys, formatVersion, Math.max(lastColumnId, columnId));
  }

  /** Whether readers, writers and rows are the same as in another form. */
  public boolean sameAs(TableForm other) {
    return schema.sameSchema(other.schema) && order.sameOrder(other.order);
  }

  boolean isKey(int fieldId) {
    return keys.contains(fieldId) || schema.identifierFieldIds().contains(fieldId);
  }

  /** Full name of a field, for messages. */
  String name(int fieldId) {
    String name = schema.findColumnName(fieldId);
    return name == null ? "#" + fieldId : name;
  }
}
