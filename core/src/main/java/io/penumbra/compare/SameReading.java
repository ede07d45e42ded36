package io.penumbra.compare;

import io.penumbra.report.ColumnCoverage;
import java.util.Map;
import java.util.Objects;
import org.apache.iceberg.types.TypeUtil;
import org.apache.iceberg.types.Types.NestedField;

/** Whether both sides read the same values from a file that they share. */
public final class SameReading {
  private SameReading() {}

  /**
   * Columns are paired by field id and widened without loss, so all that can differ is what a side
   * reads where a file lacks a column: its default, and whether it may be missing at all.
   */
  public static boolean of(ColumnPlan plan) {
    Map<Integer, NestedField> primary = TypeUtil.indexById(plan.primary().asStruct());
    Map<Integer, NestedField> shadow = TypeUtil.indexById(plan.shadow().asStruct());
    return plan.columns().stream().noneMatch(SameReading::isDroppedInside)
        && primary.keySet().equals(shadow.keySet())
        && primary.values().stream().allMatch(field -> same(field, shadow.get(field.fieldId())));
  }

  /** A struct is read as NULL from a Parquet file that has none of its fields but a dropped one. */
  private static boolean isDroppedInside(ColumnCoverage column) {
    return column.status() == ColumnCoverage.Status.DROPPED && column.primary().contains(".");
  }

  private static boolean same(NestedField primary, NestedField shadow) {
    return Objects.equals(primary.initialDefault(), shadow.initialDefault())
        && ValueKind.of(primary.type()).equals(ValueKind.of(shadow.type()));
  }
}
