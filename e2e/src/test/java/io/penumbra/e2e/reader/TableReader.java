package io.penumbra.e2e.reader;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.io.CloseableIterable;

/**
 * Reads the table over and over as any user would, and notes all that is neither the old table nor
 * the new one.
 */
final class TableReader implements Runnable {
  private final Catalog catalog;
  private final List<String> faults = new ArrayList<>();
  private volatile boolean open = true;
  private long reads;
  private long evolved;

  TableReader(Catalog catalog) {
    this.catalog = catalog;
  }

  void stop() {
    open = false;
  }

  /** Reads that saw the evolved table. */
  long evolved() {
    return evolved;
  }

  long reads() {
    return reads;
  }

  List<String> faults() {
    return faults;
  }

  @Override
  public void run() {
    while (open) {
      try {
        readOnce();
      } catch (Exception e) {
        faults.add("error: " + e);
      }
    }
  }

  private void readOnce() throws Exception {
    Table table = catalog.loadTable(TaggedOrders.ID);
    boolean tagged = table.schema().findField(TaggedOrders.TAG) != null;
    BitSet ids = new BitSet();
    int rows = 0;
    try (CloseableIterable<Record> records = IcebergGenerics.read(table).build()) {
      for (Record row : records) {
        ids.set(Math.toIntExact((Long) row.getField("id")));
        rows++;
        if (tagged && row.getField(TaggedOrders.TAG) == null) {
          faults.add("mix: row " + row + " of the old table under the new schema");
        }
      }
    }
    if (rows % OrderStream.ROWS != 0 || ids.cardinality() != rows || ids.length() != rows) {
      faults.add("mix: " + rows + " rows, " + ids.cardinality() + " ids up to " + ids.length());
    }
    reads++;
    evolved += tagged ? 1 : 0;
  }
}
