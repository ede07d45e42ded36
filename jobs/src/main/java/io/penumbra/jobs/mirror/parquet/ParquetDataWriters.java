package io.penumbra.jobs.mirror.parquet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.apache.flink.table.data.RowData;
import org.apache.iceberg.MetricsConfig;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.StructLike;
import org.apache.iceberg.Table;
import org.apache.iceberg.deletes.EqualityDeleteWriter;
import org.apache.iceberg.deletes.PositionDeleteWriter;
import org.apache.iceberg.encryption.EncryptedOutputFile;
import org.apache.iceberg.io.DataWriter;
import org.apache.iceberg.io.FileWriterFactory;
import org.apache.iceberg.parquet.Parquet;

/**
 * Opens Parquet files for the rows of one schema whose columns are all of plain types; deletes are
 * written as ever. A lane's work is mostly this, and Iceberg's own writer for Flink makes an object
 * of every value and a copy of every text.
 *
 * @param deletes opens the other kinds of files
 * @param properties the table's, and what is assumed beside them
 */
public record ParquetDataWriters(
    FileWriterFactory<RowData> deletes, Table table, Schema schema, Map<String, String> properties)
    implements FileWriterFactory<RowData> {
  public ParquetDataWriters {
    properties = Map.copyOf(properties);
  }

  /** Whether rows of the schema can be written this way. */
  public static boolean write(Schema schema) {
    return schema.columns().stream().allMatch(ParquetColumn::writes);
  }

  @Override
  public DataWriter<RowData> newDataWriter(
      EncryptedOutputFile file, PartitionSpec spec, StructLike partition) {
    try {
      return Parquet.writeData(file)
          .schema(schema)
          .withSpec(spec)
          .withPartition(partition)
          .withKeyMetadata(file.keyMetadata())
          .setAll(properties)
          .metricsConfig(MetricsConfig.forTable(table))
          .createWriterFunc(ParquetRows::new)
          .overwrite()
          .build();
    } catch (IOException e) {
      throw new UncheckedIOException("Can't open " + file.encryptingOutputFile().location(), e);
    }
  }

  @Override
  public EqualityDeleteWriter<RowData> newEqualityDeleteWriter(
      EncryptedOutputFile file, PartitionSpec spec, StructLike partition) {
    return deletes.newEqualityDeleteWriter(file, spec, partition);
  }

  @Override
  public PositionDeleteWriter<RowData> newPositionDeleteWriter(
      EncryptedOutputFile file, PartitionSpec spec, StructLike partition) {
    return deletes.newPositionDeleteWriter(file, spec, partition);
  }
}
