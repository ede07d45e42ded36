package io.penumbra.plan;

import java.util.Objects;
import java.util.Set;
import org.apache.iceberg.Schema;

/** Another place among its siblings for a column or a field of a struct. */
record MoveColumn(int fieldId, Placement place) implements SchemaChange {
  MoveColumn {
    Objects.requireNonNull(place, "place");
  }

  @Override
  public Assessment assess(TableForm form) {
    String name = form.name(fieldId);
    if (place.after().contains(fieldId)) {
      return Assessment.illegal(
          "Column %s cannot be its own neighbour".formatted(name), "Name another column");
    }
    if (SchemaTree.isFixed(form.schema(), fieldId)) {
      return Assessment.illegal(
          "Column %s is a fixed part of its list or map".formatted(name),
          "Move the columns of a table or the fields of a struct");
    }
    return Assessment.READ_THROUGH;
  }

  @Override
  public Effect effect(TableForm before, TableForm after) {
    return Effect.of(
        Risk.LOW,
        "SELECT * and inserts by position meet %s at another place".formatted(after.name(fieldId)));
  }

  @Override
  public TableForm applyTo(TableForm form) {
    Schema schema = form.schema();
    return form.with(
        SchemaTree.mapChildren(
            schema,
            SchemaTree.owner(schema, fieldId),
            fields ->
                fields.stream()
                    .filter(field -> field.fieldId() == fieldId)
                    .findFirst()
                    .map(field -> place.insert(fields, field))
                    .orElse(fields)));
  }

  @Override
  public String describe(TableForm form) {
    String to = place.describe(form);
    return "move %s%s".formatted(form.name(fieldId), to.isEmpty() ? " last" : to);
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
