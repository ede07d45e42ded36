package io.penumbra.jobs.validate;

import io.penumbra.compare.ColumnPlan;
import io.penumbra.compare.RowEncoding;
import io.penumbra.compare.Side;
import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Schema;
import org.apache.iceberg.SerializableTable;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableProperties;
import org.apache.iceberg.data.IdentityPartitionConverters;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.formats.FormatModelRegistry;
import org.apache.iceberg.formats.ReadBuilder;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.io.FileIO;
import org.apache.iceberg.mapping.NameMappingParser;
import org.apache.iceberg.types.Types.NestedField;
import org.apache.iceberg.util.PartitionUtil;

/** Reads the compared columns of one side from its data files, deletes applied. */
final class RowReader implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final byte[] NOTHING = {};

  private final FileIO io;
  private final Schema columns;
  private final List<Integer> keys;
  private final List<Schema> schemas;
  private final String nameMapping;

  private RowReader(
      FileIO io, Schema columns, List<Integer> keys, List<Schema> schemas, String nameMapping) {
    this.io = io;
    this.columns = columns;
    this.keys = keys;
    this.schemas = schemas;
    this.nameMapping = nameMapping;
  }

  static RowReader of(Table table, ColumnPlan plan, Side side) {
    return new RowReader(
        SerializableTable.copyOf(table).io(),
        plan.schema(side),
        plan.keys(),
        List.copyOf(table.schemas().values()),
        table.properties().getOrDefault(TableProperties.DEFAULT_NAME_MAPPING, ""));
  }

  /** Takes rows as they are read. */
  @FunctionalInterface
  interface Sink {
    /**
     * @param key encoded key; the whole row where the table has no key
     * @param row encoded row; empty where the table has no key
     */
    void take(byte[] key, byte[] row);
  }

  /**
   * Reads a part of a data file to its end.
   *
   * @return how many rows it yielded
   */
  long read(FileScanTask part, Sink sink) {
    TaskDeletes deletes = new TaskDeletes(io, part, this::field, columns);
    RowEncoding rows = RowEncoding.of(deletes.requiredSchema().asStruct(), compared());
    RowEncoding keyed = RowEncoding.of(deletes.requiredSchema().asStruct(), keys);
    long count = 0;
    try (CloseableIterable<Record> records = open(part, deletes)) {
      for (Record each : records) {
        byte[] row = rows.encode(each);
        sink.take(keys.isEmpty() ? row : keyed.encode(each), keys.isEmpty() ? NOTHING : row);
        count++;
      }
    } catch (IOException e) {
      throw Failures.storage(part.file().location() + " can't be read", e);
    }
    return count;
  }

  /** Rows have the compared columns, and behind them those that deletes are looked up by. */
  private CloseableIterable<Record> open(FileScanTask task, TaskDeletes deletes) {
    ReadBuilder<Record, Schema> reading =
        FormatModelRegistry.<Record, Schema>readBuilder(
                task.file().format(), Record.class, io.newInputFile(task.file()))
            .project(deletes.requiredSchema())
            .split(task.start(), task.length())
            .idToConstant(
                PartitionUtil.constantsMap(task, IdentityPartitionConverters::convertConstant));
    if (!nameMapping.isEmpty()) {
      reading = reading.withNameMapping(NameMappingParser.fromJson(nameMapping));
    }
    return deletes.filter(reading.build());
  }

  private List<Integer> compared() {
    return columns.columns().stream().map(NestedField::fieldId).toList();
  }

  private NestedField field(int id) {
    return schemas.stream()
        .map(schema -> Optional.ofNullable(schema.findField(id)))
        .flatMap(Optional::stream)
        .reduce((older, newer) -> newer)
        .orElse(null);
  }
}
