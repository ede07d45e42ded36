package io.penumbra.jobs.mirror;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.iceberg.DeleteFile;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.BaseDeleteLoader;
import org.apache.iceberg.data.DeleteLoader;
import org.apache.iceberg.data.GenericDeleteFilter;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.data.parquet.GenericParquetReaders;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.parquet.Parquet;

/**
 * Reads a table by Iceberg's own delete filter, with each delete file read once: after a hundred
 * commits the stock generic reader reads each of them a hundred times.
 */
final class TestingReader {
  private final Table table;
  private final Map<String, Object> loaded = new HashMap<>();

  TestingReader(Table table) {
    this.table = table;
  }

  /** All rows, by key. */
  List<Record> sorted() {
    return read().stream()
        .sorted(Comparator.comparing((Record row) -> (Integer) row.getField("id")))
        .toList();
  }

  /** All rows by key, each as its values in the order of the columns. */
  List<String> texts() {
    return sorted().stream().map(this::text).toList();
  }

  private String text(Record row) {
    return IntStream.range(0, table.schema().columns().size())
        .mapToObj(column -> String.valueOf(row.get(column)))
        .collect(Collectors.joining("|"));
  }

  private List<Record> read() {
    List<Record> records = new ArrayList<>();
    try (CloseableIterable<FileScanTask> tasks = table.newScan().planFiles()) {
      for (FileScanTask task : tasks) {
        read(task, records);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return records;
  }

  private void read(FileScanTask task, List<Record> records) throws IOException {
    Filter filter = new Filter(task);
    Schema schema = filter.requiredSchema();
    try (CloseableIterable<Record> rows =
        filter.filter(
            Parquet.read(table.io().newInputFile(task.file().location()))
                .project(schema)
                .createReaderFunc(file -> GenericParquetReaders.buildReader(schema, file))
                .build())) {
      rows.forEach(row -> records.add(row.copy()));
    }
  }

  private final class Filter extends GenericDeleteFilter {
    Filter(FileScanTask task) {
      super(table.io(), task, table.schema(), table.schema());
    }

    @Override
    protected DeleteLoader newDeleteLoader() {
      return new Once();
    }
  }

  private final class Once extends BaseDeleteLoader {
    Once() {
      super((DeleteFile file) -> table.io().newInputFile(file.location()), null);
    }

    @Override
    protected boolean canCache(long size) {
      return true;
    }

    @Override
    @SuppressWarnings("unchecked")
    protected <V> V getOrLoad(String key, Supplier<V> supplier, long size) {
      return (V) loaded.computeIfAbsent(key, missing -> supplier.get());
    }
  }
}
