package io.penumbra.catalog.commit;

import io.penumbra.lane.Ledger;
import java.util.HashSet;
import java.util.Set;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.TableMetadata;

/** Who needs which of a table's schemas. */
final class Schemas {
  private Schemas() {}

  /** Schemas that lanes have, or were made on. */
  static Set<Integer> of(Ledger ledger) {
    Set<Integer> ids = new HashSet<>();
    ledger
        .lanes()
        .values()
        .forEach(
            lane -> {
              ids.add(lane.shape().schemaId());
              ids.add(lane.origin().base().schemaId());
            });
    return ids;
  }

  /** Schemas that users read, lanes have, or snapshots were written with. */
  static Set<Integer> needed(TableMetadata metadata, Ledger ledger) {
    Set<Integer> ids = of(ledger);
    ids.add(metadata.currentSchemaId());
    metadata.snapshots().stream().map(Snapshot::schemaId).forEach(ids::add);
    return ids;
  }
}
