package io.penumbra.bench.validate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Table;
import org.apache.iceberg.io.CloseableIterable;

/**
 * Two tables that differ in {@link PairWriter#DIFFERENCES} rows.
 *
 * @param name of the database that holds both
 * @param rows of each of them
 */
record Pair(String name, Layout layout, Table primary, Table shadow, long rows) {
  /** The data files of one of them. */
  static List<FileScanTask> files(Table table) {
    List<FileScanTask> files = new ArrayList<>();
    try (CloseableIterable<FileScanTask> planned = table.newScan().planFiles()) {
      planned.forEach(files::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files;
  }
}
