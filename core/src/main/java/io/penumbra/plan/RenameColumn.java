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
    if (SchemaTree.isFixed(form.schema(), fieldId)) {
      return Assessment.illegal(
          "Column %s is a fixed part of its list or map".formatted(name),
          "Rename the whole column %s".formatted(SchemaTree.whole(form.schema(), fieldId)));
    }
    int owner = SchemaTree.owner(form.schema(), fieldId);
    return Siblings.taken(form, owner, to, fieldId)
        .or(() -> Siblings.ambiguous(() -> evolved(form)))
        .orElse(Assessment.READ_THROUGH);
  }

  @Override
  public Effect effect(TableForm before, TableForm after) {
    String name = before.name(fieldId);
    String now = after.name(fieldId);
    return Effect.of(
        Risk.HIGH,
        after.schema().findField(name) == null
            ? "Queries that name %s fail: it is %s then".formatted(name, now)
            : "Queries that name %s go on, and read another column: it is %s then"
                .formatted(name, now));
  }

  @Override
  public TableForm applyTo(TableForm form) {
    return form.with(evolved(form));
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

  private Schema evolved(TableForm form) {
    return SchemaTree.mapField(
        form.schema(), fieldId, field -> NestedField.from(field).withName(to).build());
  }
}
