package io.penumbra.jobs.validate.read;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.iceberg.data.BaseDeleteLoader;
import org.apache.iceberg.io.FileIO;

/** Deletes by position. A file of them may name many data files: it is kept for the others. */
final class PositionDeletes extends BaseDeleteLoader {
  /** Bytes, about. */
  private static final long MOST = 64L << 20;

  private final Map<String, Object> kept = new HashMap<>();
  private long size;

  PositionDeletes(FileIO io) {
    super(io::newInputFile, null);
  }

  @Override
  protected boolean canCache(long bytes) {
    return bytes <= MOST;
  }

  @Override
  @SuppressWarnings("unchecked")
  protected <V> V getOrLoad(String location, Supplier<V> deletes, long bytes) {
    Object found = kept.get(location);
    if (found == null) {
      size += bytes;
      if (size > MOST) {
        kept.clear();
        size = bytes;
      }
      found = deletes.get();
      kept.put(location, found);
    }
    return (V) found;
  }
}
