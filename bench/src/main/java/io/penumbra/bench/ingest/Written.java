package io.penumbra.bench.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.io.CloseableIterable;

/**
 * What one run left behind.
 *
 * @param bytes of all data and delete files
 * @param deletes rows of delete files, equality and position
 * @param rows live rows of the first table
 * @param scanSeconds time of one thread to read them all
 */
record Written(long files, long bytes, long deletes, long rows, double scanSeconds) {

  static Written of(Path warehouse, List<Table> tables) throws IOException {
    long deletes = 0;
    for (Table table : tables) {
      for (Snapshot snapshot : table.snapshots()) {
        deletes +=
            added(snapshot, "added-equality-deletes") + added(snapshot, "added-position-deletes");
      }
    }
    long start = System.nanoTime();
    long rows = count(tables.get(0));
    double seconds = (System.nanoTime() - start) / 1e9;
    List<Long> sizes = dataFiles(warehouse);
    long bytes = sizes.stream().mapToLong(Long::longValue).sum();
    return new Written(sizes.size(), bytes, deletes, rows, seconds);
  }

  private static long added(Snapshot snapshot, String key) {
    return Long.parseLong(snapshot.summary().getOrDefault(key, "0"));
  }

  private static long count(Table table) throws IOException {
    long rows = 0;
    try (CloseableIterable<Record> records = IcebergGenerics.read(table).build()) {
      for (Record ignored : records) {
        rows++;
      }
    }
    return rows;
  }

  private static List<Long> dataFiles(Path warehouse) throws IOException {
    try (Stream<Path> files = Files.walk(warehouse)) {
      return files
          .filter(
              file -> file.toString().endsWith(".parquet") || file.toString().endsWith(".puffin"))
          .map(Written::size)
          .toList();
    }
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
