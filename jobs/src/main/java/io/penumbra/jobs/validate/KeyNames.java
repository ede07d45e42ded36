package io.penumbra.jobs.validate;

import io.penumbra.compare.Cells;
import io.penumbra.compare.ColumnPlan;
import io.penumbra.compare.KeyText;
import io.penumbra.jobs.report.ReportJson;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.types.Types.NestedField;

/** Names a row by its key columns as the primary calls them. */
final class KeyNames implements KeyText {
  private final List<String> names;

  private KeyNames(List<String> names) {
    this.names = names;
  }

  static KeyNames of(ColumnPlan plan) {
    return new KeyNames(
        plan.primary().columns().stream()
            .filter(field -> !plan.keyed() || plan.keys().contains(field.fieldId()))
            .sorted(Comparator.comparingInt(NestedField::fieldId))
            .map(NestedField::name)
            .toList());
  }

  @Override
  public String of(byte[] key) {
    List<Object> values = Cells.texts(key);
    Map<String, Object> named = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      named.put(names.get(i), values.get(i));
    }
    return ReportJson.writePart(named);
  }
}
