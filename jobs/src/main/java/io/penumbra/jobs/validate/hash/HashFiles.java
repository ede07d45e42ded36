package io.penumbra.jobs.validate.hash;

import io.penumbra.compare.Side;
import io.penumbra.digest.Digests;
import io.penumbra.jobs.unload.Unload;
import io.penumbra.jobs.validate.read.RowBatch;
import io.penumbra.jobs.validate.read.RowReader;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.InstantiationUtil;
import org.apache.iceberg.FileScanTask;

/**
 * Reads groups of files and hashes their rows on the spot: handing a row to another operator costs
 * many times what hashing it does.
 */
final class HashFiles extends ProcessFunction<byte[], byte[]> {
  private static final long serialVersionUID = 1L;

  private final EnumMap<Side, RowReader> readers;
  private final Slots slots;
  private final WantedRows wanted;

  private transient Digests digests;

  HashFiles(Map<Side, RowReader> readers, Slots slots, WantedRows wanted) {
    this.readers = new EnumMap<>(readers);
    this.slots = slots;
    this.wanted = wanted;
  }

  @Override
  public void open(OpenContext context) {
    Unload.atEnd(getRuntimeContext()::registerUserCodeClassLoaderReleaseHookIfAbsent);
    digests = Digests.of(slots.count());
  }

  @Override
  public void processElement(byte[] element, Context context, Collector<byte[]> out)
      throws Exception {
    FileGroup group =
        InstantiationUtil.deserializeObject(
            element, Thread.currentThread().getContextClassLoader());
    digests.clear();
    BitSet nullKeys = new BitSet();
    for (FileScanTask part : group.parts()) {
      int first = slots.first(part);
      readers.get(group.side()).read(part, wanted.in(part), rows -> add(rows, first, nullKeys));
    }
    out.collect(
        new GroupDigests(group.side(), group.number(), group.parts().size(), digests, nullKeys)
            .bytes());
  }

  private void add(RowBatch rows, int first, BitSet nullKeys) {
    for (int i = 0; i < rows.size(); i++) {
      int slot = slots.of(first, rows.keyHash(i));
      digests.add(slot, rows.rowHash(i));
      if (rows.isNullInKey(i)) {
        nullKeys.set(slot);
      }
    }
  }
}
