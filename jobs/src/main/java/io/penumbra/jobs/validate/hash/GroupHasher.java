package io.penumbra.jobs.validate.hash;

import io.penumbra.compare.Side;
import io.penumbra.digest.Digests;
import io.penumbra.jobs.validate.read.RowReader;
import io.penumbra.jobs.validate.read.RowSink;
import java.io.Serializable;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.Map;
import org.apache.iceberg.FileScanTask;

/**
 * Reads groups of files and hashes their rows on the spot: handing a row to somebody else costs
 * many times what hashing it does. Not thread-safe; a copy is made for each thread.
 */
final class GroupHasher implements Serializable {
  private static final long serialVersionUID = 1L;

  private final EnumMap<Side, RowReader> readers;
  private final Fold fold;
  private final WantedRows wanted;

  private transient Digests digests;

  /**
   * @param readers of both lanes
   * @param wanted rows of other slots are left out
   */
  GroupHasher(Map<Side, RowReader> readers, Fold fold, WantedRows wanted) {
    this.readers = new EnumMap<>(readers);
    this.fold = fold;
    this.wanted = wanted;
  }

  /**
   * @return {@link GroupDigests#bytes}
   */
  byte[] hash(FileGroup group) {
    if (digests == null) {
      digests = Digests.of(fold.digests());
    }
    digests.clear();
    BitSet nullKeys = new BitSet();
    for (FileScanTask part : group.parts()) {
      RowSink sink = fold.rowsOf(part, digests, nullKeys);
      readers.get(group.side()).read(part, wanted.in(part), sink);
    }
    return new GroupDigests(group.side(), group.number(), group.parts().size(), digests, nullKeys)
        .bytes();
  }
}
