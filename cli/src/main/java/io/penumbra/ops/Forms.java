package io.penumbra.ops;

import io.penumbra.catalog.verb.Evolution;
import io.penumbra.lane.Ledger;
import io.penumbra.plan.TableForm;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.iceberg.HasTableOperations;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableMetadata;

/** Tables as plans see them. */
final class Forms {
  private Forms() {}

  static TableForm of(Table table, Ledger ledger) {
    TableMetadata metadata = ((HasTableOperations) table).operations().current();
    return new TableForm(
        table.schema(),
        table.spec(),
        table.sortOrder(),
        keys(ledger),
        metadata.formatVersion(),
        metadata.lastColumnId());
  }

  /** The same table as a commit attempt finds it. */
  static TableForm of(Evolution.Current current, TableForm planned) {
    return new TableForm(
        current.schema(),
        current.spec(),
        current.order(),
        planned.keys(),
        planned.formatVersion(),
        current.lastColumnId());
  }

  private static Set<Integer> keys(Ledger ledger) {
    Map<Integer, String> columns = ledger.primary().feeding().columns();
    return ledger.source().stream()
        .flatMap(source -> source.key().stream())
        .flatMap(
            key ->
                columns.entrySet().stream()
                    .filter(entry -> entry.getValue().equals(key))
                    .map(Map.Entry::getKey))
        .collect(Collectors.toSet());
  }
}
