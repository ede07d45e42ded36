package io.penumbra.plan;

import java.util.ArrayList;
import java.util.List;
import org.apache.iceberg.types.Types.NestedField;

/**
 * Where a field stands among its siblings.
 *
 * @param last whether it stands at the end
 * @param after else ids of those before it, the nearest first; the first one that is there counts,
 *     and where none is it stands at the beginning
 */
record Placement(boolean last, List<Integer> after) {
  static final Placement LAST = new Placement(true, List.of());
  static final Placement FIRST = new Placement(false, List.of());

  Placement {
    after = List.copyOf(after);
  }

  static Placement after(int fieldId) {
    return new Placement(false, List.of(fieldId));
  }

  List<NestedField> insert(List<NestedField> siblings, NestedField field) {
    List<NestedField> placed = new ArrayList<>(siblings);
    placed.removeIf(sibling -> sibling.fieldId() == field.fieldId());
    placed.add(index(placed), field);
    return placed;
  }

  /** In a reader's words; empty for the end. */
  String describe(TableForm form) {
    if (last) {
      return "";
    }
    return after.stream()
        .filter(id -> form.schema().findField(id) != null)
        .findFirst()
        .map(id -> " after " + form.name(id))
        .orElse(" first");
  }

  private int index(List<NestedField> siblings) {
    if (last) {
      return siblings.size();
    }
    List<Integer> ids = siblings.stream().map(NestedField::fieldId).toList();
    return after.stream().map(ids::indexOf).filter(at -> at >= 0).findFirst().orElse(-1) + 1;
  }
}
