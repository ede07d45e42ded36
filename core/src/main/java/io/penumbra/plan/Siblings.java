package io.penumbra.plan;

import java.util.Optional;
import java.util.function.Supplier;
import org.apache.iceberg.PartitionField;
import org.apache.iceberg.Schema;
import org.apache.iceberg.exceptions.ValidationException;
import org.apache.iceberg.types.TypeUtil;
import org.apache.iceberg.types.Types.NestedField;

/** Whether a name is free among the fields of one owner. */
final class Siblings {
  private Siblings() {}

  /**
   * Why a field may not have a name, absent if it may. Names differ in more than their case, or
   * engines that ignore case could not read the table.
   */
  static Optional<Assessment> taken(TableForm form, int owner, String name, int fieldId) {
    Optional<NestedField> other =
        SchemaTree.children(form.schema(), owner).stream()
            .filter(sibling -> sibling.fieldId() != fieldId)
            .filter(sibling -> sibling.name().equalsIgnoreCase(name))
            .findFirst();
    if (other.isPresent()) {
      return Optional.of(
          Assessment.illegal(
              "Name '%s' is taken: column %s (field %d, %s)"
                  .formatted(
                      name,
                      form.name(other.get().fieldId()),
                      other.get().fieldId(),
                      TypeText.of(other.get().type())),
              "Choose another name, or DROP or RENAME the column that has it earlier in the statement"));
    }
    return owner == SchemaTree.ROOT ? takenByPartition(form, name, fieldId) : Optional.empty();
  }

  /** Why a schema cannot be, absent if it can: a name with a dot may be the path of another. */
  static Optional<Assessment> ambiguous(Supplier<Schema> evolved) {
    try {
      TypeUtil.indexByName(evolved.get().asStruct());
      return Optional.empty();
    } catch (ValidationException invalid) {
      return Optional.of(
          Assessment.illegal(
              "Iceberg cannot tell two columns apart: " + invalid.getMessage(),
              "Choose a name without dots"));
    }
  }

  private static Optional<Assessment> takenByPartition(TableForm form, String name, int fieldId) {
    return form.spec().fields().stream()
        .filter(field -> field.name().equalsIgnoreCase(name))
        .filter(field -> field.sourceId() != fieldId || !field.transform().isIdentity())
        .findFirst()
        .map(field -> takenBy(form, field, name));
  }

  private static Assessment takenBy(TableForm form, PartitionField field, String name) {
    return Assessment.illegal(
        "Name '%s' is taken by the partition field %s(%s)"
            .formatted(name, field.transform(), form.name(field.sourceId())),
        "Choose another name for the column");
  }
}
