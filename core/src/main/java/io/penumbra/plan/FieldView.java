package io.penumbra.plan;

import java.util.Objects;
import java.util.Optional;
import org.apache.iceberg.Schema;
import org.apache.iceberg.types.Types.NestedField;

/**
 * A field as a reader sees it.
 *
 * @param name full name
 * @param position among its siblings, from 1
 * @param value the default, as text
 */
public record FieldView(
    String name,
    String type,
    boolean required,
    int position,
    Optional<String> value,
    Optional<String> comment) {
  public FieldView {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(value, "value");
    Objects.requireNonNull(comment, "comment");
  }

  static Optional<FieldView> of(Schema schema, int fieldId) {
    NestedField field = schema.findField(fieldId);
    if (field == null) {
      return Optional.empty();
    }
    int owner = SchemaTree.owner(schema, fieldId);
    int position =
        SchemaTree.children(schema, owner).stream()
                .map(NestedField::fieldId)
                .toList()
                .indexOf(fieldId)
            + 1;
    return Optional.of(
        new FieldView(
            schema.findColumnName(fieldId),
            TypeText.of(field.type()),
            field.isRequired(),
            position,
            Defaults.text(field),
            Optional.ofNullable(field.doc())));
  }
}
