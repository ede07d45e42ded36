package io.penumbra.catalog.commit;

import io.penumbra.catalog.ledger.LedgerProperties;
import io.penumbra.lane.Ledger;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.iceberg.TableMetadata;

/** The properties that differ between two ledgers. */
final class LedgerChange {
  private LedgerChange() {}

  static Consumer<TableMetadata.Builder> between(Optional<Ledger> before, Ledger after) {
    Map<String, String> old = before.map(LedgerProperties::write).orElseGet(TreeMap::new);
    Map<String, String> changed = LedgerProperties.write(after);
    Set<String> removed = new HashSet<>(old.keySet());
    removed.removeAll(changed.keySet());
    changed.entrySet().removeIf(entry -> entry.getValue().equals(old.get(entry.getKey())));
    return builder -> {
      if (!changed.isEmpty()) {
        builder.setProperties(changed);
      }
      if (!removed.isEmpty()) {
        builder.removeProperties(removed);
      }
    };
  }
}
