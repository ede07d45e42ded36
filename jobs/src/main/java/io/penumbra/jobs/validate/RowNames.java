package io.penumbra.jobs.validate;

import io.penumbra.jobs.report.ReportJson;
import io.penumbra.sql.constraint.RowNaming;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Names rows of the shadow by the key as the primary calls it, as all levels do. */
final class RowNames {
  private RowNames() {}

  static RowNaming of(Comparison comparison) {
    List<Integer> ids =
        comparison.keys().stream()
            .filter(id -> comparison.shadow().schema().findField(id) != null)
            .sorted()
            .toList();
    List<String> names =
        ids.stream().map(id -> comparison.primary().schema().findColumnName(id)).toList();
    return new RowNaming(
        ids.stream().map(id -> comparison.shadow().schema().findColumnName(id)).toList(),
        values -> text(names, values));
  }

  private static String text(List<String> names, List<Object> values) {
    Map<String, Object> named = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      named.put(names.get(i), simple(values.get(i)));
    }
    return ReportJson.writePart(named);
  }

  private static Object simple(Object value) {
    if (value instanceof BigDecimal decimal) {
      return decimal.toPlainString();
    }
    return value == null || value instanceof Long || value instanceof Boolean
        ? value
        : value.toString();
  }
}
