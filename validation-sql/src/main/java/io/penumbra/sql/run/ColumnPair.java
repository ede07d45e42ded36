package io.penumbra.sql.run;

import io.penumbra.compare.ColumnPlan;
import io.penumbra.compare.Side;
import java.util.ArrayList;
import java.util.List;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types.NestedField;
import org.apache.iceberg.types.Types.StructType;

/**
 * One compared column of both lanes, or a field in one of their structs.
 *
 * @param primary name in the primary, one part for each struct that it is in
 * @param shadow the same in the shadow
 * @param types its types in both, which may be of different width
 */
record ColumnPair(List<String> primary, List<String> shadow, List<Type> types) {
  /** All of them, by field id, in the primary's order. */
  static List<ColumnPair> of(ColumnPlan plan) {
    List<ColumnPair> pairs = new ArrayList<>();
    collect(plan.primary().asStruct(), plan.shadow().asStruct(), List.of(), List.of(), pairs);
    return pairs;
  }

  private static void collect(
      StructType primary,
      StructType shadow,
      List<String> inPrimary,
      List<String> inShadow,
      List<ColumnPair> pairs) {
    for (NestedField field : primary.fields()) {
      NestedField same = shadow.field(field.fieldId());
      List<String> name = in(inPrimary, field.name());
      List<String> sameName = in(inShadow, same.name());
      pairs.add(new ColumnPair(name, sameName, List.of(field.type(), same.type())));
      if (field.type().isStructType()) {
        collect(field.type().asStructType(), same.type().asStructType(), name, sameName, pairs);
      }
    }
  }

  private static List<String> in(List<String> path, String name) {
    List<String> longer = new ArrayList<>(path);
    longer.add(name);
    return List.copyOf(longer);
  }

  List<String> path(Side side) {
    return side == Side.PRIMARY ? primary : shadow;
  }

  /** As the primary calls it, with dots. */
  String label() {
    return String.join(".", primary);
  }
}
