package io.penumbra.plan;

import java.util.Set;
import org.apache.iceberg.Schema;
import org.apache.iceberg.types.Types.NestedField;

/** NULL no longer allowed in a field. */
record SetNotNull(int fieldId) implements SchemaChange {
  @Override
  public Assessment assess(TableForm form) {
    String name = form.name(fieldId);
    return Assessment.needsRewriting(
        "Column %s may hold NULL in rows that are there, and NOT NULL would be a promise for all"
            .formatted(name),
        "SET NOT NULL comes with rewrites, which prove it; until then leave %s as it is"
            .formatted(name));
  }

  @Override
  public Effect effect(TableForm before, TableForm after) {
    return Effect.NONE;
  }

  @Override
  public TableForm applyTo(TableForm form) {
    return form.with(SchemaTree.mapField(form.schema(), fieldId, NestedField::asRequired));
  }

  @Override
  public String describe(TableForm form) {
    return "forbid NULL in " + form.name(fieldId);
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
