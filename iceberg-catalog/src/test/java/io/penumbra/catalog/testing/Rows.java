package io.penumbra.catalog.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.io.CloseableIterable;

/** Reads tables and lane views by Iceberg's own generic reader. */
public final class Rows {
  private Rows() {}

  /** Every row of a table under its current schema, doubled ones twice, by key. */
  public static List<Row> of(Table table) {
    List<Row> rows = new ArrayList<>();
    if (table.currentSnapshot() == null) {
      return rows;
    }
    try (CloseableIterable<Record> read = IcebergGenerics.read(table).build()) {
      read.forEach(record -> rows.add(Row.of(record, table.schema())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    rows.sort(Comparator.comparing(Row::key).thenComparing(Row::toString));
    return rows;
  }

  /** Data files that are live in a table. */
  public static List<DataFile> files(Table table) {
    List<DataFile> files = new ArrayList<>();
    if (table.currentSnapshot() == null) {
      return files;
    }
    try (CloseableIterable<FileScanTask> tasks = table.newScan().planFiles()) {
      tasks.forEach(task -> files.add(task.file()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files;
  }
}
