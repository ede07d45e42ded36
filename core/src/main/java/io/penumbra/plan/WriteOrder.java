package io.penumbra.plan;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.iceberg.NullOrder;
import org.apache.iceberg.Schema;
import org.apache.iceberg.SortDirection;
import org.apache.iceberg.SortField;
import org.apache.iceberg.SortOrder;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.transforms.Transform;
import org.apache.iceberg.transforms.Transforms;

/**
 * The order in which rows are written from now on; files that are there keep theirs.
 *
 * @param keys empty for none
 */
record WriteOrder(List<Key> keys) implements SchemaChange {
  /**
   * One key of the order.
   *
   * @param transform as Iceberg spells it
   */
  record Key(String transform, int fieldId, boolean ascending, boolean nullsFirst) {
    Key {
      Objects.requireNonNull(transform, "transform");
    }

    private String describe(TableForm form) {
      String name = form.name(fieldId);
      return (bound().isIdentity() ? name : transform + "(" + name + ")")
          + (ascending ? "" : " desc")
          + (nullsFirst == ascending ? "" : nullsFirst ? " nulls first" : " nulls last");
    }

    private Transform<?, ?> bound() {
      return Transforms.fromString(transform);
    }
  }

  WriteOrder {
    keys = List.copyOf(keys);
  }

  static WriteOrder of(SortOrder order) {
    return new WriteOrder(order.fields().stream().map(WriteOrder::key).toList());
  }

  @Override
  public Assessment assess(TableForm form) {
    for (Key key : keys) {
      boolean fits = key.bound().canTransform(form.schema().findType(key.fieldId()));
      if (!fits || form.schema().accessorForField(key.fieldId()) == null) {
        return Assessment.illegal(
            "Rows cannot be ordered by %s: %s is %s"
                .formatted(
                    key.describe(form),
                    form.name(key.fieldId()),
                    fits ? "in a list or map" : TypeText.of(form.schema().findType(key.fieldId()))),
            "Order by a column of a plain type, or a transform that fits it");
      }
    }
    return Assessment.READ_THROUGH;
  }

  @Override
  public Effect effect(TableForm before, TableForm after) {
    return Effect.NONE;
  }

  @Override
  public TableForm applyTo(TableForm form) {
    SortOrder.Builder order = SortOrder.builderFor(form.schema());
    for (Key key : keys) {
      order.sortBy(
          key.bound().isIdentity()
              ? Expressions.ref(form.name(key.fieldId()))
              : Expressions.transform(form.name(key.fieldId()), key.bound()),
          key.ascending() ? SortDirection.ASC : SortDirection.DESC,
          key.nullsFirst() ? NullOrder.NULLS_FIRST : NullOrder.NULLS_LAST);
    }
    return form.with(order.build());
  }

  @Override
  public String describe(TableForm form) {
    return keys.isEmpty()
        ? "write unordered"
        : keys.stream()
            .map(key -> key.describe(form))
            .collect(Collectors.joining(", ", "write ordered by ", ""));
  }

  @Override
  public Set<Integer> touched(Schema schema) {
    return Set.of();
  }

  @Override
  public Set<Integer> needs() {
    return keys.stream().map(Key::fieldId).collect(Collectors.toSet());
  }

  private static Key key(SortField field) {
    return new Key(
        field.transform().toString(),
        field.sourceId(),
        field.direction() == SortDirection.ASC,
        field.nullOrder() == NullOrder.NULLS_FIRST);
  }
}
