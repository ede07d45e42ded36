package io.penumbra.jobs.mirror.write;

import io.penumbra.jobs.mirror.control.LaneRoute;
import io.penumbra.jobs.source.Layout;
import io.penumbra.jobs.source.SourceTable;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.flink.table.data.RowData;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.PartitionSpecParser;
import org.apache.iceberg.Schema;
import org.apache.iceberg.SchemaParser;
import org.apache.iceberg.Table;

/** Writes one lane. Used by one thread at a time. */
final class LaneWriter {
  private final LaneRoute route;
  private final SourceTable source;
  private final LaneFormat format;
  private DeltaFiles files;
  private LaneLayout layout;
  private RowData row;

  LaneWriter(LaneRoute route, SourceTable source, Table table, int subtask) {
    this.route = route;
    this.source = source;
    Schema schema = SchemaParser.fromJson(route.schema());
    PartitionSpec spec = PartitionSpecParser.fromJson(schema, route.spec());
    LaneTable laneTable = new LaneTable(table, schema, route.lane());
    this.format = LaneFormat.of(laneTable, schema, spec, keyFields(route, source), subtask);
    this.files = new DeltaFiles(format);
  }

  /** Field ids of the key, in the source's order. */
  static List<Integer> keyFields(LaneRoute route, SourceTable source) {
    return source.key().stream().map(column -> fieldOf(route.columns(), column)).toList();
  }

  /**
   * Makes sure that the lane can hold the row; {@link #write} of the same step has to follow.
   *
   * @throws RowNotHeldException when it cannot
   */
  void prepare(Step step) {
    LaneLayout shape = layoutOf(step.layout());
    row = step.after() == null ? null : shape.row(step.after());
  }

  void write(Step step) throws IOException {
    LaneLayout shape = layout;
    if (step.replaced() >= 0) {
      files.deleteRow(step.replaced());
    }
    if (step.deleteKey()) {
      shape.delete(step, files);
    }
    if (row != null) {
      files.insert(row, shape.partition(row));
    }
  }

  void apply(Step step) throws IOException {
    prepare(step);
    write(step);
  }

  /** Drops what this epoch holds so far. */
  void truncate() throws IOException {
    files.truncate();
  }

  /** Closes the epoch's files and begins the next. */
  WrittenFiles complete() throws IOException {
    DeltaFiles closing = files;
    files = new DeltaFiles(format);
    return closing.complete();
  }

  /** Closes the epoch's files and deletes them. */
  void abort() throws IOException {
    files.abort();
  }

  private LaneLayout layoutOf(Layout wanted) {
    if (layout == null || layout.id() != wanted.id()) {
      layout = LaneLayout.of(wanted, format, route, source);
    }
    return layout;
  }

  private static int fieldOf(Map<Integer, String> columns, String column) {
    return columns.entrySet().stream()
        .filter(entry -> entry.getValue().equals(column))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow(
            () -> new IllegalStateException("No field is filled by key column '" + column + "'"));
  }
}
