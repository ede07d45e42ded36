package io.penumbra.e2e.reader;

import java.io.IOException;
import java.util.BitSet;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.io.CloseableIterator;

/**
 * A scan that is planned when it is opened, and opens one file after the other as its rows are
 * asked for.
 */
final class LongScan implements AutoCloseable {
  private final long snapshotId;
  private final CloseableIterable<Record> scan;
  private final CloseableIterator<Record> rows;
  private final BitSet ids = new BitSet();

  LongScan(Table table) {
    this.snapshotId = table.currentSnapshot().snapshotId();
    this.scan = IcebergGenerics.read(table).build();
    this.rows = scan.iterator();
    next();
  }

  /** Takes a row, which must be one of the table as it was when the scan began. */
  void next() {
    Record row = rows.next();
    if (row.struct().field(TaggedOrders.TAG) != null) {
      throw new AssertionError("Row " + row + " of the new table in a scan of the old one");
    }
    ids.set(Math.toIntExact((Long) row.getField("id")));
  }

  boolean hasNext() {
    return rows.hasNext();
  }

  /** The snapshot that is scanned. */
  long snapshotId() {
    return snapshotId;
  }

  /** Ids of the rows so far. */
  BitSet ids() {
    return ids;
  }

  @Override
  public void close() throws IOException {
    rows.close();
    scan.close();
  }
}
