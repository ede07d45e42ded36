package io.penumbra.catalog;

import io.penumbra.error.ErrorCode;
import io.penumbra.error.PenumbraException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Table;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.types.Conversions;
import org.apache.iceberg.types.Types.NestedField;

/** Files of a plain table that are not to be kept any longer. */
final class Outdated {
  private static final long MICROS_PER_MILLI = 1_000;

  private Outdated() {}

  static Set<DataFile> of(Table table, String time, KeepFor keep) {
    NestedField field = table.schema().findField(time);
    List<Dated> files = dated(table, field);
    files.sort(Comparator.comparingLong(Dated::newest).reversed());
    long oldest = (System.currentTimeMillis() - keep.age().toMillis()) * MICROS_PER_MILLI;
    Set<DataFile> outdated = new HashSet<>();
    long rows = 0;
    for (Dated file : files) {
      if (file.newest() < oldest || rows >= keep.rows()) {
        outdated.add(file.file());
      }
      rows += file.file().recordCount();
    }
    return outdated;
  }

  /**
   * @param newest when its newest row was made, in microseconds since the epoch
   */
  private record Dated(DataFile file, long newest) {
    static Dated of(DataFile file, NestedField field) {
      ByteBuffer bound =
          file.upperBounds() == null ? null : file.upperBounds().get(field.fieldId());
      Long newest = bound == null ? null : Conversions.fromByteBuffer(field.type(), bound);
      // A file that does not tell is kept.
      return new Dated(file, newest == null ? Long.MAX_VALUE : newest);
    }
  }

  private static List<Dated> dated(Table table, NestedField field) {
    List<Dated> files = new ArrayList<>();
    try (CloseableIterable<FileScanTask> tasks = table.newScan().includeColumnStats().planFiles()) {
      tasks.forEach(task -> files.add(Dated.of(task.file().copy(), field)));
    } catch (IOException e) {
      throw new PenumbraException(
          ErrorCode.STORAGE,
          "The files of " + table.name() + " can't be listed: " + e.getMessage(),
          "Check the warehouse's rights",
          e);
    }
    return files;
  }
}
