package io.penumbra.plan;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.iceberg.PartitionField;
import org.apache.iceberg.Schema;
import org.apache.iceberg.transforms.Transforms;

/**
 * A partition field that is added, dropped, or replaced by another.
 *
 * @param removed the field of the current spec that goes
 * @param added the field that comes
 */
record PartitionFieldChange(Optional<PartitionField> removed, Optional<Added> added)
    implements SchemaChange {
  /**
   * A partition field that comes.
   *
   * @param transform as Iceberg spells it
   * @param name absent for the name that Iceberg gives
   */
  record Added(String transform, int fieldId, Optional<String> name) {
    Added {
      Objects.requireNonNull(transform, "transform");
      Objects.requireNonNull(name, "name");
    }

    private String describe(TableForm form) {
      return "%s(%s)%s"
          .formatted(transform, form.name(fieldId), name.map(" as "::concat).orElse(""));
    }
  }

  PartitionFieldChange {
    Objects.requireNonNull(removed, "removed");
    Objects.requireNonNull(added, "added");
  }

  @Override
  public Assessment assess(TableForm form) {
    return added
        .flatMap(field -> unfit(form, field))
        .orElseGet(
            () ->
                Assessment.needsRewriting(
                    "The partition spec cannot change under files that are there: deletes apply"
                        + " within one spec, and deleted rows would come back",
                    "Changes of the partition spec come with rewrites; leave this clause out"));
  }

  private Optional<Assessment> unfit(TableForm form, Added field) {
    boolean fits =
        Transforms.fromString(field.transform())
            .canTransform(form.schema().findType(field.fieldId()));
    if (!fits) {
      return Optional.of(
          Assessment.illegal(
              "Transform %s cannot be taken of %s, which is %s"
                  .formatted(
                      field.transform(),
                      form.name(field.fieldId()),
                      TypeText.of(form.schema().findType(field.fieldId()))),
              "Choose a transform that fits the column's type"));
    }
    return exists(form, field)
        ? Optional.of(
            Assessment.illegal(
                "The table is partitioned by %s already".formatted(field.describe(form)),
                "Leave the clause out"))
        : nameTaken(form, field);
  }

  private static boolean exists(TableForm form, Added field) {
    return form.spec().fields().stream()
        .filter(there -> there.sourceId() == field.fieldId())
        .anyMatch(there -> there.transform().toString().equals(field.transform()));
  }

  private static Optional<Assessment> nameTaken(TableForm form, Added field) {
    return field
        .name()
        .filter(name -> form.schema().findField(name) != null)
        .map(
            name ->
                Assessment.illegal(
                    "Name '%s' of the partition field is taken by a column".formatted(name),
                    "Choose another name after AS"));
  }

  @Override
  public Effect effect(TableForm before, TableForm after) {
    return Effect.NONE;
  }

  /** The same form: it is planned, not done. */
  @Override
  public TableForm applyTo(TableForm form) {
    return form;
  }

  @Override
  public String describe(TableForm form) {
    String goes = removed.map(PartitionField::name).orElse("");
    String comes = added.map(field -> field.describe(form)).orElse("");
    if (removed.isEmpty()) {
      return "partition by " + comes;
    }
    return added.isEmpty()
        ? "drop partition field " + goes
        : "replace partition field %s by %s".formatted(goes, comes);
  }

  @Override
  public Set<Integer> touched(Schema schema) {
    return Set.of();
  }

  @Override
  public Set<Integer> needs() {
    return added.map(field -> Set.of(field.fieldId())).orElse(Set.of());
  }
}
