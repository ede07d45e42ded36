package io.penumbra.plan;

import java.util.Objects;
import java.util.Set;
import org.apache.iceberg.Schema;
import org.apache.iceberg.types.Types.NestedField;

/**
 * Another name for a column or a field of a struct.
 *
 * @param to the new name, of the field alone
 */
record RenameColumn(int fieldId, String to) implements SchemaChange {
  RenameColumn {
    Objects.requireNonNull(to, "to");
  }

  @Override
  public Assessment assess(TableForm form) {
    String name = form.name(fieldId);
    if (!SchemaTree.isMember(form.schema(), fieldId)
        || SchemaTree.inMapKey(form.schema(), fieldId)) {
      return Assessment.illegal(
          "Column %s is a fixed part of its list or map".formatted(name),
          "Rename the whole column %s".formatted(name.substring(0, name.lastIndexOf('.'))));
    }
    int owner = SchemaTree.owner(form.schema(), fieldId);
    return Siblings.taken(form, owner, to, fieldId)
        .orElseGet(
            () ->
                Assessment.readThrough(
                    Risk.HIGH, "Queries that name %s fail: it is %s then".formatted(name, to)));
  }

  @Override
  public TableForm applyTo(TableForm form) {
    return form.with(
        SchemaTree.mapField(
            form.schema(), fieldId, field -> NestedField.from(field).withName(to).build()));
  }

  @Override
  public String describe(TableForm form) {
    return "rename %s to %s".formatted(form.name(fieldId), to);
  }

  @Override
  public Set<Integer> touched(Schema schema) {
    return Set.of(fieldId);
  }

  @Override
  public Set<Integer> needs() {
    return Set.of();
  }
}
