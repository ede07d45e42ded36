package io.penumbra.bench.validate;

import io.penumbra.bench.ingest.BenchRow;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import org.apache.flink.table.data.GenericRowData;
import org.apache.flink.table.data.RowData;
import org.apache.flink.types.RowKind;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.RowDelta;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.SupportsNamespaces;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.flink.FlinkSchemaUtil;
import org.apache.iceberg.flink.sink.RowDataTaskWriterFactory;
import org.apache.iceberg.io.TaskWriter;
import org.apache.iceberg.io.WriteResult;

/** Writes pairs of tables that are equal but for ten rows: 4 changed, 3 missing, 3 too many. */
final class PairWriter {
  /** Keys that differ. */
  static final int DIFFERENCES = 10;

  private static final int CHANGED = 4;
  private static final int MISSING = 3;

  /** A row of so many is updated. */
  private static final int UPDATED = 10;

  private final Catalog catalog;

  PairWriter(Catalog catalog) {
    this.catalog = catalog;
  }

  Pair write(Layout layout, long rows) throws IOException {
    String name = layout.name().toLowerCase(Locale.ROOT);
    ((SupportsNamespaces) catalog).createNamespace(Namespace.of(name));
    Table primary = create(name, "primary_lane");
    Table shadow = create(name, "shadow_lane");
    LongFunction<GenericRowData> row = id -> BenchRow.of(RowKind.INSERT, id, 0);
    append(primary, layout, LongStream.range(0, rows), row);
    append(
        shadow, layout, shadowIds(rows), id -> isChanged(id, rows) ? changed(id) : row.apply(id));
    if (layout == Layout.DELETES) {
      for (Table table : List.of(primary, shadow)) {
        upsert(table, layout, LongStream.range(0, rows / UPDATED).map(id -> id * UPDATED + 1));
      }
    }
    return new Pair(name, layout, primary, shadow, rows);
  }

  private Table create(String database, String name) {
    return catalog.createTable(
        TableIdentifier.of(database, name),
        BenchRow.SCHEMA,
        PartitionSpec.unpartitioned(),
        Map.of("format-version", "2", "write.parquet.compression-codec", "zstd"));
  }

  /** Without some of the first rows, which are not updated, and with some behind the last. */
  private static LongStream shadowIds(long rows) {
    return LongStream.range(0, rows + DIFFERENCES - CHANGED - MISSING)
        .filter(id -> id < 2 || id >= 2 + MISSING);
  }

  /** Some in the middle that are not updated. */
  private static boolean isChanged(long id, long rows) {
    long from = rows / 2 / UPDATED * UPDATED + 2;
    return id >= from && id < from + CHANGED;
  }

  private static GenericRowData changed(long id) {
    return BenchRow.of(RowKind.INSERT, id, 99);
  }

  private static void append(
      Table table, Layout layout, LongStream ids, LongFunction<GenericRowData> row)
      throws IOException {
    commit(table, write(table, layout, List.of(), ids, row));
  }

  private static void upsert(Table table, Layout layout, LongStream ids) throws IOException {
    commit(
        table,
        write(table, layout, List.of(1), ids, id -> BenchRow.of(RowKind.UPDATE_AFTER, id, 1)));
  }

  private static WriteResult write(
      Table table,
      Layout layout,
      List<Integer> keys,
      LongStream ids,
      LongFunction<GenericRowData> row)
      throws IOException {
    RowDataTaskWriterFactory writers =
        new RowDataTaskWriterFactory(
            table,
            FlinkSchemaUtil.convert(table.schema()),
            layout.fileBytes(),
            FileFormat.PARQUET,
            Map.of(),
            keys.isEmpty() ? null : new ArrayList<>(keys),
            !keys.isEmpty());
    writers.initialize(0, 0);
    try (TaskWriter<RowData> writer = writers.create()) {
      for (long id : (Iterable<Long>) ids::iterator) {
        writer.write(row.apply(id));
      }
      return writer.complete();
    }
  }

  private static void commit(Table table, WriteResult written) {
    RowDelta delta = table.newRowDelta();
    List.of(written.dataFiles()).forEach(delta::addRows);
    List.of(written.deleteFiles()).forEach(delta::addDeletes);
    delta.commit();
  }
}
