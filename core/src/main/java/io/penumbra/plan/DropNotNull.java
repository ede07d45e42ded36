package io.penumbra.plan;

import java.util.Set;
import org.apache.iceberg.Schema;
import org.apache.iceberg.types.Types.NestedField;

/** NULL allowed in a field. */
record DropNotNull(int fieldId) implements SchemaChange {
  @Override
  public Assessment assess(TableForm form) {
    String name = form.name(fieldId);
    if (form.schema().identifierFieldIds().contains(fieldId)) {
      return Assessment.illegal(
          "Column %s is in the table's key, which has no NULL".formatted(name),
          "Keep NOT NULL; a change of the key comes with rewrites");
    }
    if (SchemaTree.inMapKey(form.schema(), fieldId)) {
      return Assessment.illegal(
          "Column %s is in the key of a map, which has no NULL".formatted(name),
          "Add a new map column with the key that you need");
    }
    return Assessment.READ_THROUGH;
  }

  @Override
  public Effect effect(TableForm before, TableForm after) {
    return Effect.of(Risk.MEDIUM, "Readers may meet NULL in %s".formatted(after.name(fieldId)));
  }

  @Override
  public TableForm applyTo(TableForm form) {
    return form.with(SchemaTree.mapField(form.schema(), fieldId, NestedField::asOptional));
  }

  @Override
  public String describe(TableForm form) {
    return "allow NULL in " + form.name(fieldId);
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
