package io.penumbra.jobs.report.table;

import io.penumbra.error.ErrorCode;
import io.penumbra.error.PenumbraException;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.PartitionKey;
import org.apache.iceberg.Schema;
import org.apache.iceberg.StructLike;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.GenericFileWriterFactory;
import org.apache.iceberg.data.InternalRecordWrapper;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.formats.FormatModelRegistry;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.io.DataWriter;
import org.apache.iceberg.io.OutputFileFactory;

/** Parquet files of a plain table. */
final class RowFiles {
  private final Table table;
  private final OutputFileFactory files;

  RowFiles(Table table) {
    this.table = table;
    this.files =
        OutputFileFactory.builderFor(table, 0, 0)
            .format(FileFormat.PARQUET)
            .operationId(UUID.randomUUID().toString())
            .build();
  }

  /**
   * @param rows at least one, all of one partition
   */
  DataFile write(Iterable<Record> rows) {
    PartitionKey partition = new PartitionKey(table.spec(), table.schema());
    Record first = rows.iterator().next();
    partition.partition(new InternalRecordWrapper(table.schema().asStruct()).wrap(first));
    return write(CloseableIterable.withNoopClose(rows), partition);
  }

  /** Puts the rows of several files of one partition into one. */
  DataFile join(List<DataFile> parts) {
    return write(
        CloseableIterable.concat(parts.stream().map(this::read).toList()),
        parts.get(0).partition());
  }

  private DataFile write(CloseableIterable<Record> rows, StructLike partition) {
    DataWriter<Record> writer =
        new GenericFileWriterFactory.Builder(table)
            .dataFileFormat(FileFormat.PARQUET)
            .dataSchema(table.schema())
            .build()
            .newDataWriter(files.newOutputFile(table.spec(), partition), table.spec(), partition);
    try (rows;
        writer) {
      writer.write(rows);
    } catch (IOException e) {
      throw new PenumbraException(
          ErrorCode.STORAGE,
          "Rows of " + table.name() + " can't be written: " + e.getMessage(),
          "Check the warehouse's rights",
          e);
    }
    return writer.toDataFile();
  }

  private CloseableIterable<Record> read(DataFile file) {
    return FormatModelRegistry.<Record, Schema>readBuilder(
            file.format(), Record.class, table.io().newInputFile(file))
        .project(table.schema())
        .build();
  }
}
