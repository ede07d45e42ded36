package io.penumbra.jobs.validate.hash;

import io.penumbra.digest.CellHasher;
import io.penumbra.digest.Digests;
import io.penumbra.jobs.validate.read.RowBatch;
import io.penumbra.jobs.validate.read.RowSink;
import java.util.BitSet;
import java.util.List;
import org.apache.iceberg.FileScanTask;

/**
 * A digest of each column's cells, hashed with the keys of their rows, and behind these one of the
 * keys alone: where the keys are the same, the columns that differ are known without a join.
 *
 * @param fieldIds of the compared columns, sorted
 */
record ByColumn(List<Integer> fieldIds) implements Fold {
  @Override
  public int digests() {
    return fieldIds.size() + 1;
  }

  @Override
  public RowSink rowsOf(FileScanTask part, Digests digests, BitSet nullKeys) {
    CellHasher hasher = new CellHasher();
    return rows -> add(rows, hasher, digests);
  }

  private void add(RowBatch rows, CellHasher hasher, Digests digests) {
    for (int i = 0; i < rows.size(); i++) {
      digests.add(fieldIds.size(), rows.keyHash(i));
      rows.hashCells(i, hasher, fieldIds, (hash, column) -> digests.add(column, hash));
    }
  }
}
