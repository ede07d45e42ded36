package io.penumbra.plan;

import java.util.Objects;
import java.util.Set;
import org.apache.iceberg.Schema;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.TypeUtil;
import org.apache.iceberg.types.Types.DecimalType;
import org.apache.iceberg.types.Types.NestedField;

/** Another type for a field; read-through only where it holds every value of the old one. */
record WidenType(int fieldId, Type to) implements SchemaChange {
  WidenType {
    Objects.requireNonNull(to, "to");
  }

  @Override
  public Assessment assess(TableForm form) {
    Type from = form.schema().findType(fieldId);
    String name = form.name(fieldId);
    if (from.isNestedType() || to.isNestedType()) {
      return Assessment.illegal(
          "Column %s cannot go from %s to %s as a whole"
              .formatted(name, TypeText.of(from), TypeText.of(to)),
          from.isNestedType()
              ? "Name the fields within it: ALTER COLUMN %s… TYPE …, ADD COLUMN %<s.x …"
                  .formatted(name)
              : "Add a column of that type under a new name");
    }
    if (SchemaTree.inMapKey(form.schema(), fieldId)) {
      return Assessment.illegal(
          "Column %s is in the key of a map, whose type is fixed".formatted(name),
          "Add a new map column with the key that you need");
    }
    return TypeUtil.isPromotionAllowed(from, to.asPrimitiveType())
        ? Assessment.READ_THROUGH
        : refused(name, from);
  }

  private Assessment refused(String name, Type from) {
    if (isNarrowing(from, to)) {
      return Assessment.illegal(
          "Column %s cannot be narrowed from %s to %s: values may not fit"
              .formatted(name, from, to),
          "Add a column of type %s under a new name".formatted(to));
    }
    return Assessment.needsRewriting(
        "Column %s cannot be read as %s from files that hold %s: its values have to be computed anew"
            .formatted(name, to, from),
        "Changes of a type that compute values come with rewrites; until then add a column of type"
            + " %s under a new name".formatted(to));
  }

  @Override
  public Effect effect(TableForm before, TableForm after) {
    return Effect.of(
        Risk.MEDIUM,
        "Values of %s may exceed %s: clients that hold them in it overflow"
            .formatted(after.name(fieldId), TypeText.of(before.schema().findType(fieldId))));
  }

  @Override
  public TableForm applyTo(TableForm form) {
    return form.with(
        SchemaTree.mapField(
            form.schema(), fieldId, field -> NestedField.from(field).ofType(to).build()));
  }

  @Override
  public String describe(TableForm form) {
    return "change %s from %s to %s"
        .formatted(
            form.name(fieldId), TypeText.of(form.schema().findType(fieldId)), TypeText.of(to));
  }

  @Override
  public Set<Integer> touched(Schema schema) {
    return Set.of(fieldId);
  }

  @Override
  public Set<Integer> needs() {
    return Set.of();
  }

  private static boolean isNarrowing(Type from, Type to) {
    if (from instanceof DecimalType wide && to instanceof DecimalType narrow) {
      return narrow.scale() <= wide.scale() && narrow.precision() < wide.precision();
    }
    return TypeUtil.isPromotionAllowed(to, from.asPrimitiveType());
  }
}
