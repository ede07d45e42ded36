package io.penumbra.plan;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.iceberg.Schema;
import org.apache.iceberg.types.Types.NestedField;

/**
 * What is said about a column or a field of a struct.
 *
 * @param comment absent to say nothing
 */
record SetComment(int fieldId, Optional<String> comment) implements SchemaChange {
  SetComment {
    Objects.requireNonNull(comment, "comment");
  }

  @Override
  public Assessment assess(TableForm form) {
    String name = form.name(fieldId);
    return SchemaTree.isFixed(form.schema(), fieldId)
        ? Assessment.illegal(
            "Column %s is a fixed part of its list or map and has no comment".formatted(name),
            "Comment on the whole column %s".formatted(SchemaTree.whole(form.schema(), fieldId)))
        : Assessment.READ_THROUGH;
  }

  @Override
  public Effect effect(TableForm before, TableForm after) {
    return Effect.NONE;
  }

  @Override
  public TableForm applyTo(TableForm form) {
    return form.with(
        SchemaTree.mapField(
            form.schema(),
            fieldId,
            field -> NestedField.from(field).withDoc(comment.orElse(null)).build()));
  }

  @Override
  public String describe(TableForm form) {
    return comment
        .map(text -> "comment on %s '%s'".formatted(form.name(fieldId), text))
        .orElseGet(() -> "remove the comment of " + form.name(fieldId));
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
