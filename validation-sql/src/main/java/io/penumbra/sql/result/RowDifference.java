package io.penumbra.sql.result;

import io.penumbra.sql.engine.ResultTable;
import io.penumbra.tolerance.Tolerance;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * How two results differ as multisets of typed rows. Equal rows cancel first; of what is left, each
 * row takes the first of the other side that differs from it within the tolerance.
 *
 * @param primary rows that only the primary gave
 * @param shadow rows that only the shadow gave
 * @param tolerated rows that pass for the same by the tolerance alone
 */
public record RowDifference(List<List<Object>> primary, List<List<Object>> shadow, long tolerated) {
  public static RowDifference of(ResultTable primary, ResultTable shadow, Tolerance tolerance) {
    Map<List<Object>, Integer> inPrimary = new HashMap<>();
    primary.rows().forEach(row -> inPrimary.merge(canonical(row), 1, Integer::sum));
    List<List<Object>> shadowOnly = new ArrayList<>();
    for (List<Object> row : shadow.rows()) {
      boolean both =
          inPrimary.computeIfPresent(canonical(row), (same, left) -> left - 1) != null
              && inPrimary.get(canonical(row)) >= 0;
      if (!both) {
        shadowOnly.add(row);
      }
    }
    List<List<Object>> primaryOnly = new ArrayList<>();
    for (List<Object> row : primary.rows()) {
      if (inPrimary.getOrDefault(canonical(row), 0) > 0) {
        inPrimary.merge(canonical(row), -1, Integer::sum);
        primaryOnly.add(row);
      }
    }
    long tolerated = tolerance.isExact() ? 0 : cancel(primaryOnly, shadowOnly, tolerance);
    return new RowDifference(List.copyOf(primaryOnly), List.copyOf(shadowOnly), tolerated);
  }

  public boolean isEmpty() {
    return primary.isEmpty() && shadow.isEmpty();
  }

  private static long cancel(
      List<List<Object>> primary, List<List<Object>> shadow, Tolerance tolerance) {
    long cancelled = 0;
    for (Iterator<List<Object>> rows = primary.iterator(); rows.hasNext(); ) {
      List<Object> row = rows.next();
      for (int i = 0; i < shadow.size(); i++) {
        if (near(row, shadow.get(i), tolerance)) {
          shadow.remove(i);
          rows.remove();
          cancelled++;
          break;
        }
      }
    }
    return cancelled;
  }

  private static boolean near(List<Object> primary, List<Object> shadow, Tolerance tolerance) {
    if (primary.size() != shadow.size()) {
      return false;
    }
    for (int i = 0; i < primary.size(); i++) {
      Object expected = canonical(primary.get(i));
      Object actual = canonical(shadow.get(i));
      boolean same = expected == null ? actual == null : expected.equals(actual);
      if (!same && !tolerance.admits(expected, actual)) {
        return false;
      }
    }
    return true;
  }

  private static List<Object> canonical(List<?> row) {
    List<Object> values = new ArrayList<>();
    row.forEach(value -> values.add(canonical(value)));
    return values;
  }

  /** Decimals are equal whatever their scale. */
  private static Object canonical(Object value) {
    if (value instanceof BigDecimal decimal) {
      return decimal.stripTrailingZeros();
    }
    return value instanceof List<?> list ? canonical(list) : value;
  }
}
