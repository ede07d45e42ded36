package io.penumbra.catalog.property;

import io.penumbra.catalog.testing.Row;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.ContentFile;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.MetadataColumns;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.io.CloseableIterable;

/** Where a table's rows are. */
final class Places {
  /** One row: its key, and the file and position that it is at. */
  record Place(long key, DataFile file, long position) {}

  private Places() {}

  /** The rows of files without a deletion vector, by key: a file can have only one. */
  static List<Place> of(Table table) {
    Map<String, DataFile> files = files(table);
    List<Place> places = new ArrayList<>();
    if (files.isEmpty()) {
      return places;
    }
    Schema columns =
        new Schema(
            table.schema().findField(Row.KEY),
            MetadataColumns.FILE_PATH,
            MetadataColumns.ROW_POSITION);
    try (CloseableIterable<Record> rows = IcebergGenerics.read(table).project(columns).build()) {
      for (Record row : rows) {
        DataFile file = files.get(row.get(1, String.class));
        if (file != null) {
          places.add(new Place(row.get(0, Integer.class), file, row.get(2, Long.class)));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    places.sort(Comparator.comparing(Place::key));
    return places;
  }

  private static Map<String, DataFile> files(Table table) {
    Map<String, DataFile> files = new HashMap<>();
    if (table.currentSnapshot() == null) {
      return files;
    }
    try (CloseableIterable<FileScanTask> tasks = table.newScan().planFiles()) {
      for (FileScanTask task : tasks) {
        if (task.deletes().stream().map(ContentFile::format).noneMatch(FileFormat.PUFFIN::equals)) {
          files.put(task.file().location(), task.file());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files;
  }
}
