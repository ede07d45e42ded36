package io.penumbra.catalog.testing;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DeleteFile;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableUtil;
import org.apache.iceberg.data.GenericFileWriterFactory;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.deletes.BaseDVFileWriter;
import org.apache.iceberg.deletes.EqualityDeleteWriter;
import org.apache.iceberg.deletes.PositionDelete;
import org.apache.iceberg.deletes.PositionDeleteWriter;
import org.apache.iceberg.encryption.EncryptedOutputFile;
import org.apache.iceberg.io.DataWriter;
import org.apache.iceberg.io.OutputFileFactory;
import org.apache.iceberg.types.TypeUtil;
import org.apache.iceberg.types.Types;

/** Writes the files of tests' tables. */
public final class TableFiles {
  private static final AtomicInteger TASK = new AtomicInteger();

  private final FileFormat format;

  public TableFiles(FileFormat format) {
    this.format = format;
  }

  /** Rows under a schema, which need not be the table's current one. */
  public DataFile data(Table table, Schema schema, Collection<Row> rows) {
    GenericFileWriterFactory writers =
        new GenericFileWriterFactory.Builder(table)
            .dataFileFormat(format)
            .dataSchema(schema)
            .build();
    DataWriter<Record> writer = writers.newDataWriter(output(table), table.spec(), null);
    try (writer) {
      rows.forEach(row -> writer.write(record(row, schema)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return writer.toDataFile();
  }

  /** Deletes rows by their key. */
  public DeleteFile keys(Table table, Schema schema, Collection<Long> keys) {
    Schema keySchema = TypeUtil.select(schema, Set.of(Row.KEY));
    GenericFileWriterFactory writers =
        new GenericFileWriterFactory.Builder(table)
            .dataSchema(schema)
            .deleteFileFormat(format)
            .equalityFieldIds(new int[] {Row.KEY})
            .equalityDeleteRowSchema(keySchema)
            .build();
    EqualityDeleteWriter<Record> writer =
        writers.newEqualityDeleteWriter(output(table), table.spec(), null);
    Types.NestedField key = keySchema.findField(Row.KEY);
    try (writer) {
      for (Long value : keys) {
        Record record = GenericRecord.create(keySchema);
        record.set(0, Row.typed(value, key));
        writer.write(record);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return writer.toDeleteFile();
  }

  /** Deletes one row of a file: a deletion vector from format version 3 on. */
  public DeleteFile position(Table table, DataFile file, long position) {
    return TableUtil.formatVersion(table) >= 3
        ? vector(table, file, position)
        : positionFile(table, file, position);
  }

  private DeleteFile positionFile(Table table, DataFile file, long position) {
    GenericFileWriterFactory writers =
        new GenericFileWriterFactory.Builder(table).deleteFileFormat(format).build();
    PositionDeleteWriter<Record> writer =
        writers.newPositionDeleteWriter(output(table), table.spec(), null);
    try (writer) {
      writer.write(PositionDelete.<Record>create().set(file.location(), position));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return writer.toDeleteFile();
  }

  private static DeleteFile vector(Table table, DataFile file, long position) {
    OutputFileFactory files = factory(table, FileFormat.PUFFIN);
    BaseDVFileWriter writer = new BaseDVFileWriter(files, path -> null);
    close(writer, () -> writer.delete(file.location(), position, table.spec(), null));
    return List.copyOf(writer.result().deleteFiles()).get(0);
  }

  private static void close(Closeable writer, Runnable before) {
    try (writer) {
      before.run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private EncryptedOutputFile output(Table table) {
    return factory(table, format).newOutputFile();
  }

  private static OutputFileFactory factory(Table table, FileFormat format) {
    return OutputFileFactory.builderFor(table, 0, TASK.incrementAndGet()).format(format).build();
  }

  private static Record record(Row row, Schema schema) {
    Record record = GenericRecord.create(schema);
    for (Types.NestedField field : schema.columns()) {
      record.setField(field.name(), Row.typed(row.values().get(field.fieldId()), field));
    }
    return record;
  }
}
