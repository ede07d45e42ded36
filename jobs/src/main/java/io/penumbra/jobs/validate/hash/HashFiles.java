package io.penumbra.jobs.validate.hash;

import io.penumbra.compare.Side;
import io.penumbra.digest.Digests;
import io.penumbra.jobs.unload.Unload;
import io.penumbra.jobs.validate.read.RowReader;
import io.penumbra.jobs.validate.read.RowSink;
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
  private final Fold fold;
  private final WantedRows wanted;

  private transient Digests digests;

  HashFiles(Map<Side, RowReader> readers, Fold fold, WantedRows wanted) {
    this.readers = new EnumMap<>(readers);
    this.fold = fold;
    this.wanted = wanted;
  }

  @Override
  public void open(OpenContext context) {
    Unload.atEnd(getRuntimeContext()::registerUserCodeClassLoaderReleaseHookIfAbsent);
    digests = Digests.of(fold.digests());
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
      RowSink sink = fold.rowsOf(part, digests, nullKeys);
      readers.get(group.side()).read(part, wanted.in(part), sink);
    }
    out.collect(
        new GroupDigests(group.side(), group.number(), group.parts().size(), digests, nullKeys)
            .bytes());
  }
}
