package io.penumbra.jobs.validate.constraint;

import io.penumbra.compare.ColumnPlan;
import io.penumbra.compare.Side;
import io.penumbra.jobs.validate.read.KeyFilter;
import io.penumbra.jobs.validate.read.RowReader;
import io.penumbra.jobs.validate.read.RowSink;
import io.penumbra.jobs.validate.read.Throttle;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;
import org.apache.iceberg.DeleteFile;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.types.TypeUtil;
import org.apache.iceberg.types.Types.NestedField;

/** Reads some columns of a table's rows, deletes applied. Not thread-safe. */
public final class TableColumns {
  private final Table table;
  private final Schema schema;
  private final Throttle throttle;
  private final LongConsumer read;

  /**
   * @param schema to read by, whatever the table's current one is
   * @param throttle how fast columns are read
   * @param read hears of each file that was read: bytes of the columns as stored, and of the
   *     deletes that apply to it
   */
  public TableColumns(Table table, Schema schema, Throttle throttle, LongConsumer read) {
    this.table = table;
    this.schema = schema;
    this.throttle = throttle;
    this.read = read;
  }

  Schema schema() {
    return schema;
  }

  /** Fields by which partitions are made as they are: files need not hold their values. */
  boolean isPartition(int fieldId) {
    return table.specs().values().stream()
        .flatMap(spec -> spec.fields().stream())
        .anyMatch(field -> field.sourceId() == fieldId && field.transform().isIdentity());
  }

  /** Makes a reader that goes from file to file. */
  Reader reader(List<Integer> values, List<Integer> more) {
    Set<Integer> ids = new HashSet<>(values);
    ids.addAll(more);
    Schema columns = TypeUtil.select(schema, ids);
    ColumnPlan plan =
        new ColumnPlan(columns, columns, values, List.of(), Optional.empty(), Map.of());
    return new Reader(columns, RowReader.of(table, schema, plan, Side.SHADOW, Throttle.NONE));
  }

  /** Reads the same columns of several files. */
  final class Reader {
    private final Schema columns;
    private final RowReader rows;

    private Reader(Schema columns, RowReader rows) {
      this.columns = columns;
      this.rows = rows;
    }

    /**
     * Reads a file to its end.
     *
     * @param sink takes rows whose key are the values that were asked for, and which hold all
     *     columns
     */
    void read(FileScanTask file, RowSink sink) {
      long bytes = bytes(file);
      throttle.take(bytes);
      rows.read(file, KeyFilter.ALL, sink);
      read.accept(bytes);
    }

    /** Field ids of the columns that are read, in the order of a row's cells. */
    List<Integer> fieldIds() {
      return columns.columns().stream().map(NestedField::fieldId).sorted().toList();
    }

    private long bytes(FileScanTask file) {
      Set<Integer> ids = new HashSet<>(fieldIds());
      file.deletes().stream()
          .filter(each -> each.equalityFieldIds() != null)
          .forEach(each -> ids.addAll(each.equalityFieldIds()));
      long deletes = file.deletes().stream().mapToLong(DeleteFile::fileSizeInBytes).sum();
      return deletes + stored(file, ids);
    }
  }

  /** All of the file where it does not say how large its columns are. */
  private static long stored(FileScanTask file, Set<Integer> ids) {
    Map<Integer, Long> sizes = file.file().columnSizes();
    if (sizes == null || sizes.isEmpty()) {
      return file.file().fileSizeInBytes();
    }
    return ids.stream().mapToLong(id -> sizes.getOrDefault(id, 0L)).sum();
  }
}
