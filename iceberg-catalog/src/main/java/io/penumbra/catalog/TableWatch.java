package io.penumbra.catalog;

import io.penumbra.catalog.ledger.LedgerProperties;
import io.penumbra.error.PenumbraException;
import io.penumbra.lane.Lane;
import io.penumbra.lane.LaneId;
import io.penumbra.lane.Ledger;
import java.util.HashMap;
import java.util.Map;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotRef;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.TableOperations;

/**
 * Looks at one table again and again. While it does not change, a look costs a question to the
 * catalog for its newest metadata; no file is read (a REST catalog sends the metadata each time).
 */
public final class TableWatch {
  private final Tables tables;
  private final TableOperations operations;
  private TableMetadata seen;
  private Sight sight;

  TableWatch(Tables tables) {
    this.tables = tables;
    this.operations = tables.operations();
  }

  /**
   * The lanes in one metadata version.
   *
   * @param heads newest snapshot of each lane that has one
   */
  public record Sight(Ledger ledger, Map<LaneId, Long> heads) {
    public Sight {
      heads = Map.copyOf(heads);
    }
  }

  /**
   * The table as it is in the catalog now.
   *
   * @throws PenumbraException TABLE_NOT_FOUND, CATALOG_UNREACHABLE
   */
  public Sight look() {
    TableMetadata now = tables.refreshed(operations);
    if (seen == null || !now.equals(seen)) {
      sight = sight(now);
      seen = now;
    }
    return sight;
  }

  private static Sight sight(TableMetadata metadata) {
    Ledger ledger = LedgerProperties.require(metadata);
    Map<LaneId, Long> heads = new HashMap<>();
    for (Lane lane : ledger.lanes().values()) {
      SnapshotRef ref = metadata.ref(lane.branch());
      Snapshot head = ref == null ? null : metadata.snapshot(ref.snapshotId());
      if (head != null) {
        heads.put(lane.id(), head.snapshotId());
      }
    }
    return new Sight(ledger, heads);
  }
}
