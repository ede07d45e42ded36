package io.penumbra.config;

import io.penumbra.tolerance.Tolerance;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Tolerances as they are declared, by the column that they are about. */
final class ColumnTolerance {
  private static final Pattern COLUMN = Pattern.compile("[^.*]+\\..+\\..+");

  private ColumnTolerance() {}

  static Map<String, Tolerance> read(Section section) {
    Map<String, Tolerance> tolerances = new TreeMap<>();
    new TreeMap<>(section.properties("tolerances"))
        .forEach(
            (column, text) -> {
              if (!COLUMN.matcher(column).matches()) {
                section.problem(
                    "tolerances." + column,
                    "is no column; give NAMESPACE.TABLE.COLUMN, or NAMESPACE.TABLE:SHADOW.COLUMN");
                return;
              }
              try {
                tolerances.put(column, Tolerance.parse(text));
              } catch (IllegalArgumentException e) {
                section.problem("tolerances." + column, e.getMessage());
              }
            });
    return tolerances;
  }

  /** By the name of the column alone. */
  static Map<String, Tolerance> of(Map<String, Tolerance> declared, String tableId, String shadow) {
    Map<String, Tolerance> tolerances = new TreeMap<>();
    take(declared, tableId + ".", tolerances);
    take(declared, tableId + ":" + shadow + ".", tolerances);
    return tolerances;
  }

  private static void take(
      Map<String, Tolerance> declared, String prefix, Map<String, Tolerance> taken) {
    declared.forEach(
        (column, tolerance) -> {
          if (column.startsWith(prefix)) {
            taken.put(column.substring(prefix.length()), tolerance);
          }
        });
  }
}
