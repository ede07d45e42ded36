package io.penumbra.compare;

import io.penumbra.error.ErrorCode;
import io.penumbra.error.PenumbraException;
import io.penumbra.report.ColumnCoverage;
import io.penumbra.report.ColumnCoverage.Status;
import io.penumbra.tolerance.Tolerance;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Finds the columns for which tolerances are declared. */
record ColumnTolerances(ColumnPlan plan) {
  /**
   * @param declared by the column's name in either lane
   */
  Map<Integer, Tolerance> byFieldId(Map<String, Tolerance> declared) {
    Map<Integer, Tolerance> tolerances = new TreeMap<>();
    new TreeMap<>(declared)
        .forEach(
            (name, tolerance) -> {
              ColumnCoverage column = column(name, tolerance);
              if (!tolerance.isExact() && column.status() == Status.COMPARED) {
                tolerances.merge(column.fieldId(), tolerance, (one, other) -> demandOne(column));
              }
            });
    return tolerances;
  }

  private ColumnCoverage column(String name, Tolerance tolerance) {
    List<ColumnCoverage> named = plan.columns().stream().filter(c -> c.isNamed(name)).toList();
    if (named.isEmpty()) {
      throw invalid(
          "Neither table nor shadow has a column '" + name + "', for which '" + tolerance + "' is",
          "Columns of the shadow: "
              + plan.columns().stream()
                  .map(ColumnCoverage::shadow)
                  .filter(each -> !each.isEmpty())
                  .collect(Collectors.joining(", ")));
    }
    if (named.size() > 1) {
      throw invalid(
          "Table and shadow call two columns '" + name + "', for which '" + tolerance + "' is",
          "Use the name that only one of them has");
    }
    demandFitting(named.get(0), tolerance);
    return named.get(0);
  }

  private void demandFitting(ColumnCoverage column, Tolerance tolerance) {
    if (plan.keys().contains(column.fieldId())) {
      throw invalid(
          "Rows are told apart by column " + column.shadow() + ", for which '" + tolerance + "' is",
          "A column of the key has to be equal: take it out");
    }
    if (column.status() == Status.COMPARED
        && !tolerance.fits(plan.shadow().findType(column.fieldId()))) {
      throw invalid(
          "Column %s is of type %s, for which '%s' says nothing and is"
              .formatted(column.shadow(), plan.shadow().findType(column.fieldId()), tolerance),
          "Numbers take absolute and relative, times take time, texts take trim and ignore-case");
    }
  }

  private static Tolerance demandOne(ColumnCoverage column) {
    throw invalid(
        "Two tolerances for column " + column.shadow() + " are",
        "Keep one of " + column.primary() + " and " + column.shadow());
  }

  private static PenumbraException invalid(String what, String advice) {
    return new PenumbraException(
        ErrorCode.CONFIG_INVALID, what + " declared in validation.tolerances", advice);
  }
}
