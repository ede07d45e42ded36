package io.penumbra.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.TypeUtil;
import org.apache.iceberg.types.Types;
import org.apache.iceberg.types.Types.NestedField;

/** Gives a field and all within it new ids. */
final class Renumber {
  private Renumber() {}

  /**
   * @param last the highest id that is taken
   * @param renumbered gets the new id by the old one
   */
  static NestedField field(NestedField field, int last, Map<Integer, Integer> renumbered) {
    List<Integer> given = new ArrayList<>();
    Type type =
        TypeUtil.assignFreshIds(
            Types.StructType.of(field),
            () -> {
              given.add(last + given.size() + 1);
              return last + given.size();
            });
    NestedField fresh = type.asStructType().fields().get(0);
    pair(field, fresh, renumbered);
    return fresh;
  }

  private static void pair(NestedField old, NestedField fresh, Map<Integer, Integer> renumbered) {
    renumbered.put(old.fieldId(), fresh.fieldId());
    if (old.type().isNestedType()) {
      List<NestedField> within = old.type().asNestedType().fields();
      List<NestedField> freshWithin = fresh.type().asNestedType().fields();
      for (int at = 0; at < within.size(); at++) {
        pair(within.get(at), freshWithin.get(at), renumbered);
      }
    }
  }
}
