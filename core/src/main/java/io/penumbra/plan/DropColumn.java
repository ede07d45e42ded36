package io.penumbra.plan;

import java.util.Optional;
import java.util.Set;
import org.apache.iceberg.Schema;

/** A column, or a field of a struct, that is no longer there; with all within it. */
record DropColumn(int fieldId) implements SchemaChange {
  @Override
  public Assessment assess(TableForm form) {
    String name = form.name(fieldId);
    if (SchemaTree.isFixed(form.schema(), fieldId)) {
      return Assessment.illegal(
          "Column %s is a fixed part of its list or map".formatted(name),
          "Drop the whole column %s".formatted(SchemaTree.whole(form.schema(), fieldId)));
    }
    int owner = SchemaTree.owner(form.schema(), fieldId);
    if (SchemaTree.children(form.schema(), owner).size() == 1) {
      return Assessment.illegal(
          "Column %s is the only one of %s"
              .formatted(name, owner == SchemaTree.ROOT ? "the table" : form.name(owner)),
          owner == SchemaTree.ROOT
              ? "Add another column earlier in the statement, or drop the table in its catalog"
              : "Drop %s itself".formatted(form.name(owner)));
    }
    return used(form, name).orElse(Assessment.READ_THROUGH);
  }

  private Optional<Assessment> used(TableForm form, String name) {
    for (int id : touched(form.schema())) {
      if (form.isKey(id)) {
        return Optional.of(
            Assessment.illegal(
                "Column %s is in the key by which rows are found".formatted(form.name(id)),
                "Keep it; a change of the key comes with rewrites"));
      }
      if (form.spec().fields().stream().anyMatch(field -> field.sourceId() == id)) {
        return Optional.of(
            Assessment.illegal(
                "Column %s is the source of a partition field".formatted(form.name(id)),
                "Keep it; DROP PARTITION FIELD comes with rewrites"));
      }
      if (form.order().fields().stream().anyMatch(field -> field.sourceId() == id)) {
        return Optional.of(
            Assessment.illegal(
                "Column %s is in the write order".formatted(form.name(id)),
                "Add WRITE UNORDERED, or WRITE ORDERED BY without %s, to the statement"
                    .formatted(name)));
      }
    }
    return Optional.empty();
  }

  @Override
  public Effect effect(TableForm before, TableForm after) {
    String name = before.name(fieldId);
    return Effect.of(
        Risk.HIGH,
        after.schema().findField(name) == null
            ? "Queries that name %s fail".formatted(name)
            : "Queries that name %s go on, and read another column".formatted(name),
        "SELECT * and inserts by position miss %s".formatted(name));
  }

  @Override
  public TableForm applyTo(TableForm form) {
    int owner = SchemaTree.owner(form.schema(), fieldId);
    return form.with(
        SchemaTree.mapChildren(
            form.schema(),
            owner,
            fields -> {
              fields.removeIf(field -> field.fieldId() == fieldId);
              return fields;
            }));
  }

  @Override
  public String describe(TableForm form) {
    return "drop " + form.name(fieldId);
  }

  @Override
  public Set<Integer> touched(Schema schema) {
    return SchemaTree.ids(schema.findField(fieldId));
  }

  @Override
  public Set<Integer> needs() {
    return Set.of();
  }
}
