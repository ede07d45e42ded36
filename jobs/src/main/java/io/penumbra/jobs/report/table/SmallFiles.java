package io.penumbra.jobs.report.table;

import io.penumbra.catalog.PlainTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.StructLike;
import org.apache.iceberg.Table;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.util.StructLikeMap;

/** Joins the many small files of a plain table. */
final class SmallFiles {
  /** Small files of one partition from which on they are joined. */
  static final int MANY = 20;

  private static final long SMALL_BYTES = 8L << 20;

  private final PlainTable table;

  SmallFiles(PlainTable table) {
    this.table = table;
  }

  /** Joins them where there are many; leaves them when somebody else does so meanwhile. */
  void join() {
    for (List<DataFile> parts : partitions(table.table()).values()) {
      if (parts.size() >= MANY) {
        DataFile whole = new RowFiles(table.table()).join(parts);
        if (!table.replace(parts, List.of(whole))) {
          table.table().io().deleteFile(whole.location());
        }
      }
    }
  }

  private static Map<?, List<DataFile>> partitions(Table table) {
    Map<StructLike, List<DataFile>> small = StructLikeMap.create(table.spec().partitionType());
    try (CloseableIterable<FileScanTask> tasks = table.newScan().planFiles()) {
      for (FileScanTask task : tasks) {
        if (task.file().fileSizeInBytes() < SMALL_BYTES) {
          DataFile file = task.file().copy();
          small.computeIfAbsent(file.partition(), each -> new ArrayList<>()).add(file);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return small;
  }
}
