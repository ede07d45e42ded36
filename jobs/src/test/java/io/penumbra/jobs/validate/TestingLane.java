package io.penumbra.jobs.validate;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.iceberg.AppendFiles;
import org.apache.iceberg.CatalogProperties;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DeleteFile;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.PartitionKey;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.RowDelta;
import org.apache.iceberg.Schema;
import org.apache.iceberg.StructLike;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableProperties;
import org.apache.iceberg.TableUtil;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.data.GenericFileWriterFactory;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.InternalRecordWrapper;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.deletes.BaseDVFileWriter;
import org.apache.iceberg.deletes.EqualityDeleteWriter;
import org.apache.iceberg.deletes.PositionDelete;
import org.apache.iceberg.deletes.PositionDeleteWriter;
import org.apache.iceberg.encryption.EncryptedOutputFile;
import org.apache.iceberg.inmemory.InMemoryCatalog;
import org.apache.iceberg.io.DataWriter;
import org.apache.iceberg.io.OutputFileFactory;
import org.apache.iceberg.types.TypeUtil;
import org.apache.iceberg.util.PropertyUtil;

/** A lane by itself: an Iceberg table whose files are written row by row. */
public final class TestingLane {
  public final Table table;

  private TestingLane(Table table) {
    this.table = table;
  }

  /**
   * In this process's memory. Fields get the ids 1, 2, … in the order of the schema.
   *
   * @param folder another one for each lane
   */
  public static TestingLane create(Path folder, Schema schema, int formatVersion) {
    return create(folder, schema, PartitionSpec.unpartitioned(), formatVersion);
  }

  /** The same, apart from all others. */
  public static TestingLane create(Schema schema, int formatVersion) {
    return create(Path.of("/" + UUID.randomUUID()), schema, formatVersion);
  }

  public static TestingLane create(
      Path folder, Schema schema, PartitionSpec spec, int formatVersion) {
    InMemoryCatalog catalog = new InMemoryCatalog();
    catalog.initialize("lanes", Map.of(CatalogProperties.WAREHOUSE_LOCATION, folder.toString()));
    catalog.createNamespace(Namespace.of("db"));
    Map<String, String> properties = Map.of("format-version", "" + formatVersion);
    return new TestingLane(
        catalog.createTable(TableIdentifier.of("db", "lane"), schema, spec, properties));
  }

  /** An existing lane, through its view. */
  public static TestingLane on(Table view) {
    return new TestingLane(view);
  }

  Content content() {
    table.refresh();
    return new Content(table, table.schema(), table.currentSnapshot().snapshotId());
  }

  public Record row(Object... values) {
    Record row = GenericRecord.create(table.schema());
    for (int i = 0; i < values.length; i++) {
      row.set(i, values[i]);
    }
    return row;
  }

  public DataFile append(Record... rows) {
    return append(Arrays.asList(rows));
  }

  public DataFile append(List<Record> rows) {
    DataFile file = write(rows);
    table.newAppend().appendFile(file).commit();
    return file;
  }

  /** Rows of all partitions, a file for each. */
  public void appendByPartition(List<Record> rows) {
    AppendFiles append = table.newAppend();
    byPartition(rows).forEach((partition, part) -> append.appendFile(write(part, partition)));
    append.commit();
  }

  /** Rows that go to a partition that they don't belong to. */
  public void appendTo(Record partition, List<Record> rows) {
    table.newAppend().appendFile(write(rows, partitionOf(partition))).commit();
  }

  /** Deletes the rows with the value of the first column of {@code row}, in its partition only. */
  public void deleteInPartition(Record row) {
    DeleteFile deletes = deleteBy(1, partitionOf(row), row);
    table.newRowDelta().addDeletes(deletes).commit();
  }

  private Map<PartitionKey, List<Record>> byPartition(List<Record> rows) {
    Map<PartitionKey, List<Record>> parts = new LinkedHashMap<>();
    rows.forEach(row -> parts.computeIfAbsent(partitionOf(row), key -> new ArrayList<>()).add(row));
    return parts;
  }

  private PartitionKey partitionOf(Record row) {
    PartitionKey key = new PartitionKey(table.spec(), table.schema());
    key.partition(new InternalRecordWrapper(table.schema().asStruct()).wrap(row));
    return key;
  }

  public DataFile write(List<Record> rows) {
    return write(rows, null);
  }

  private DataFile write(List<Record> rows, StructLike partition) {
    EncryptedOutputFile output =
        partition == null ? output() : files().newOutputFile(table.spec(), partition);
    DataWriter<Record> writer = writers().build().newDataWriter(output, table.spec(), partition);
    try (writer) {
      rows.forEach(writer::write);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return writer.toDataFile();
  }

  /** As an upsert does: equality deletes of the first column, then the rows. */
  public void upsert(Record... rows) {
    commit(deleteByKey(rows), write(Arrays.asList(rows)));
  }

  public void delete(Record... rows) {
    table.newRowDelta().addDeletes(deleteByKey(rows)).commit();
  }

  void commit(DeleteFile deletes, DataFile rows) {
    RowDelta delta = table.newRowDelta().addDeletes(deletes);
    delta.addRows(rows).commit();
  }

  /** Deletes by the value of any column. */
  public void deleteBy(String column, Object value) {
    Record row = GenericRecord.create(table.schema());
    row.setField(column, value);
    int field = table.schema().findField(column).fieldId();
    table.newRowDelta().addDeletes(deleteBy(field, row)).commit();
  }

  public DeleteFile deleteByKey(Record... rows) {
    return deleteBy(table.schema().columns().get(0).fieldId(), rows);
  }

  private DeleteFile deleteBy(int key, Record... rows) {
    return deleteBy(key, null, rows);
  }

  private DeleteFile deleteBy(int key, StructLike partition, Record... rows) {
    Schema keys = TypeUtil.select(table.schema(), Set.of(key));
    EqualityDeleteWriter<Record> writer =
        writers()
            .equalityFieldIds(new int[] {key})
            .equalityDeleteRowSchema(keys)
            .build()
            .newEqualityDeleteWriter(output(), table.spec(), partition);
    try (writer) {
      for (Record row : rows) {
        Record deleted = GenericRecord.create(keys);
        deleted.set(0, row.getField(keys.columns().get(0).name()));
        writer.write(deleted);
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return writer.toDeleteFile();
  }

  /** A position delete file, or in format v3 a deletion vector. */
  public void deleteAt(DataFile file, long... positions) {
    boolean vectors = TableUtil.formatVersion(table) > 2;
    List<DeleteFile> deletes =
        vectors ? vector(file, positions) : List.of(positions(file, positions));
    RowDelta delta = table.newRowDelta();
    deletes.forEach(delta::addDeletes);
    delta.commit();
  }

  private DeleteFile positions(DataFile file, long... positions) {
    PositionDeleteWriter<Record> writer =
        writers().build().newPositionDeleteWriter(output(), table.spec(), null);
    try (writer) {
      for (long position : positions) {
        writer.write(PositionDelete.<Record>create().set(file.location(), position));
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return writer.toDeleteFile();
  }

  private List<DeleteFile> vector(DataFile file, long... positions) {
    BaseDVFileWriter writer = new BaseDVFileWriter(files(), location -> null);
    StructLike partition = file.partition();
    try (writer) {
      for (long position : positions) {
        writer.delete(file.location(), position, table.spec(), partition);
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return writer.result().deleteFiles();
  }

  private GenericFileWriterFactory.Builder writers() {
    return new GenericFileWriterFactory.Builder(table)
        .dataSchema(table.schema())
        .dataFileFormat(format())
        .deleteFileFormat(format());
  }

  private EncryptedOutputFile output() {
    return files().newOutputFile();
  }

  private OutputFileFactory files() {
    return OutputFileFactory.builderFor(table, 1, System.nanoTime()).format(format()).build();
  }

  private FileFormat format() {
    return FileFormat.fromString(
        PropertyUtil.propertyAsString(
            table.properties(),
            TableProperties.DEFAULT_FILE_FORMAT,
            TableProperties.DEFAULT_FILE_FORMAT_DEFAULT));
  }
}
