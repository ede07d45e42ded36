package io.penumbra.jobs.mirror.write;

import io.penumbra.jobs.mirror.parquet.ParquetDataWriters;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.types.logical.RowType;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.TableProperties;
import org.apache.iceberg.TableUtil;
import org.apache.iceberg.flink.FlinkSchemaUtil;
import org.apache.iceberg.flink.sink.FlinkFileWriterFactory;
import org.apache.iceberg.io.FileWriterFactory;
import org.apache.iceberg.io.OutputFileFactory;
import org.apache.iceberg.types.TypeUtil;
import org.apache.iceberg.util.PropertyUtil;

/**
 * How files of one lane are made: its schema, spec and key, on Iceberg's own writers.
 *
 * @param schema the lane's columns
 * @param keySchema the key's columns alone: what an equality delete holds
 * @param deletionVectors whether rows of the same epoch are deleted by vectors (format v3)
 * @param targetBytes size at which a data file is closed
 */
record LaneFormat(
    LaneTable table,
    Schema schema,
    PartitionSpec spec,
    Schema keySchema,
    FileWriterFactory<RowData> writers,
    OutputFileFactory files,
    OutputFileFactory vectorFiles,
    boolean deletionVectors,
    long targetBytes) {
  /**
   * A dictionary is looked up for each value, so one that outgrows the processor's own cache costs
   * more time than all else that a lane does, and saves few bytes beside the compression.
   */
  private static final String DICTIONARY_BYTES = Integer.toString(256 << 10);

  /**
   * @param key field ids of the key, empty for an append-only table
   * @param subtask tells the files of parallel writers apart
   */
  static LaneFormat of(
      LaneTable table, Schema schema, PartitionSpec spec, List<Integer> key, int subtask) {
    Map<String, String> properties = table.properties();
    FileFormat format =
        FileFormat.fromString(
            properties.getOrDefault(
                TableProperties.DEFAULT_FILE_FORMAT, TableProperties.DEFAULT_FILE_FORMAT_DEFAULT));
    Schema keySchema = TypeUtil.select(schema, Set.copyOf(key));
    return new LaneFormat(
        table,
        schema,
        spec,
        keySchema,
        writers(table, format, schema, keySchema, key),
        files(table, format, subtask),
        files(table, FileFormat.PUFFIN, subtask),
        TableUtil.formatVersion(table) > 2,
        PropertyUtil.propertyAsLong(
            properties,
            TableProperties.WRITE_TARGET_FILE_SIZE_BYTES,
            TableProperties.WRITE_TARGET_FILE_SIZE_BYTES_DEFAULT));
  }

  boolean partitioned() {
    return spec.isPartitioned();
  }

  private static FileWriterFactory<RowData> writers(
      LaneTable table, FileFormat format, Schema schema, Schema keySchema, List<Integer> key) {
    RowType rowType = FlinkSchemaUtil.convert(schema);
    Map<String, String> properties = properties(table);
    FlinkFileWriterFactory.Builder writers =
        new FlinkFileWriterFactory.Builder(table)
            .dataFileFormat(format)
            .dataSchema(schema)
            .dataFlinkType(rowType)
            .deleteFileFormat(format)
            .writerProperties(properties);
    if (!key.isEmpty()) {
      writers
          .equalityFieldIds(key.stream().mapToInt(Integer::intValue).toArray())
          .equalityDeleteRowSchema(keySchema)
          .equalityDeleteFlinkType(FlinkSchemaUtil.convert(keySchema));
    }
    return format == FileFormat.PARQUET && ParquetDataWriters.write(schema)
        ? new ParquetDataWriters(writers.build(), table, schema, properties)
        : writers.build();
  }

  /** The table's own, which win, over ours. */
  private static Map<String, String> properties(LaneTable table) {
    Map<String, String> properties = new HashMap<>();
    properties.put(TableProperties.PARQUET_DICT_SIZE_BYTES, DICTIONARY_BYTES);
    properties.putAll(table.properties());
    return properties;
  }

  private static OutputFileFactory files(LaneTable table, FileFormat format, int subtask) {
    return OutputFileFactory.builderFor(table, subtask, 0)
        .format(format)
        .operationId(UUID.randomUUID().toString())
        .build();
  }
}
