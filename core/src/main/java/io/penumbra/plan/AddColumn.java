package io.penumbra.plan;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.iceberg.Schema;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.TypeUtil;
import org.apache.iceberg.types.Types.NestedField;

/**
 * A new column, or a new field of a struct.
 *
 * @param owner the struct, {@link SchemaTree#ROOT} for the table itself
 * @param field with ids that the table never gave out before
 */
record AddColumn(int owner, NestedField field, Placement place) implements SchemaChange {
  private static final int DEFAULTS_SINCE = 3;

  AddColumn {
    Objects.requireNonNull(field, "field");
    Objects.requireNonNull(place, "place");
  }

  @Override
  public Assessment assess(TableForm form) {
    if (SchemaTree.inMapKey(form.schema(), owner)) {
      return Assessment.illegal(
          "Column %s is in the key of a map, whose fields are fixed".formatted(name(form)),
          "Add a new map column with the key that you need");
    }
    return Siblings.taken(form, owner, field.name(), field.fieldId())
        .or(() -> Siblings.ambiguous(() -> evolved(form)))
        .or(() -> unfitForFormat(form))
        .orElseGet(() -> required(form));
  }

  private Optional<Assessment> unfitForFormat(TableForm form) {
    if (form.formatVersion() >= DEFAULTS_SINCE) {
      return Optional.empty();
    }
    if (field.initialDefault() != null) {
      return Optional.of(
          Assessment.illegal(
              "DEFAULT for column %s needs format version 3, the table has %d"
                  .formatted(name(form), form.formatVersion()),
              "Leave DEFAULT out: rows of before read NULL; or upgrade the table to format version 3"));
    }
    boolean nanos = TypeUtil.find(field.type(), AddColumn::isNano) != null;
    return nanos
        ? Optional.of(
            Assessment.illegal(
                "Type %s of column %s needs format version 3, the table has %d"
                    .formatted(field.type(), name(form), form.formatVersion()),
                "Write TIMESTAMP(6), or upgrade the table to format version 3"))
        : Optional.empty();
  }

  private Assessment required(TableForm form) {
    if (field.isRequired() && field.initialDefault() == null) {
      return Assessment.illegal(
          "Column %s is NOT NULL, and the rows that are there have no value for it"
              .formatted(name(form)),
          form.formatVersion() >= DEFAULTS_SINCE
              ? "Give it a DEFAULT, or leave NOT NULL out"
              : "Leave NOT NULL out; a required column needs a DEFAULT, which format version 3 has");
    }
    return Assessment.READ_THROUGH;
  }

  @Override
  public Effect effect(TableForm before, TableForm after) {
    String name = after.name(field.fieldId());
    String reads = Defaults.text(field).map("the default "::concat).orElse("NULL");
    return Effect.of(
        Risk.LOW,
        "SELECT * and inserts by position meet a new column %s".formatted(name),
        "Rows that the source does not touch again read %s in %s".formatted(reads, name));
  }

  @Override
  public TableForm applyTo(TableForm form) {
    return form.with(evolved(form));
  }

  @Override
  public String describe(TableForm form) {
    return "add %s %s%s%s%s"
        .formatted(
            name(form),
            TypeText.of(field.type()),
            field.isRequired() ? " NOT NULL" : "",
            Defaults.text(field).map(" default "::concat).orElse(""),
            place.describe(form));
  }

  @Override
  public Set<Integer> touched(Schema schema) {
    return SchemaTree.ids(field);
  }

  @Override
  public Set<Integer> needs() {
    return owner == SchemaTree.ROOT ? Set.of() : Set.of(owner);
  }

  private Schema evolved(TableForm form) {
    return SchemaTree.mapChildren(form.schema(), owner, fields -> place.insert(fields, field));
  }

  private String name(TableForm form) {
    return owner == SchemaTree.ROOT ? field.name() : form.name(owner) + "." + field.name();
  }

  private static boolean isNano(Type type) {
    return type.typeId() == Type.TypeID.TIMESTAMP_NANO;
  }
}
