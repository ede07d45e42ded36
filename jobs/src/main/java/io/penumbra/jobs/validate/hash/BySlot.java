package io.penumbra.jobs.validate.hash;

import io.penumbra.digest.Digests;
import io.penumbra.jobs.validate.read.RowBatch;
import io.penumbra.jobs.validate.read.RowSink;
import java.util.BitSet;
import org.apache.iceberg.FileScanTask;

/** A digest of whole rows for each slot. */
record BySlot(Slots slots) implements Fold {
  @Override
  public int digests() {
    return slots.count();
  }

  @Override
  public RowSink rowsOf(FileScanTask part, Digests digests, BitSet nullKeys) {
    int first = slots.first(part);
    return rows -> add(rows, first, digests, nullKeys);
  }

  private void add(RowBatch rows, int first, Digests digests, BitSet nullKeys) {
    for (int i = 0; i < rows.size(); i++) {
      int slot = slots.of(first, rows.keyHash(i));
      digests.add(slot, rows.rowHash(i));
      if (rows.isNullInKey(i)) {
        nullKeys.set(slot);
      }
    }
  }
}
