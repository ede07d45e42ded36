package io.penumbra.cli.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DeleteFile;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.GenericFileWriterFactory;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.deletes.EqualityDeleteWriter;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.io.DataWriter;
import org.apache.iceberg.io.FileWriterFactory;
import org.apache.iceberg.io.OutputFileFactory;

/**
 * Someone else's program that writes to an unpartitioned table by Iceberg's plain API. It plays the
 * fault that validation has to find, so nothing of Penumbra's knows what it does.
 */
final class ForeignWriter {
  private final Table table;
  private final int keyId;
  private final OutputFileFactory files;

  /**
   * @param key column by which rows are found
   */
  ForeignWriter(Table table, String key) {
    this.table = table;
    this.keyId = table.schema().findField(key).fieldId();
    this.files =
        OutputFileFactory.builderFor(table, 0, 0)
            .operationId("foreign-" + UUID.randomUUID())
            .build();
  }

  /**
   * Changes a text in some rows and deletes others, in one commit.
   *
   * @param last highest key to be touched
   * @return keys of the changed rows, then of the deleted ones
   */
  List<Object> tamper(long last, int changes, int deletes, String column) {
    String key = table.schema().findColumnName(keyId);
    List<Record> rows = rows(key, last, changes + deletes);
    List<Record> changed =
        rows.subList(0, changes).stream()
            .map(row -> row.copy(column, "changed by someone else"))
            .toList();
    table.newRowDelta().addRows(data(changed)).addDeletes(deletes(rows)).commit();
    return rows.stream().map(row -> row.getField(key)).toList();
  }

  private List<Record> rows(String key, long last, int count) {
    try (CloseableIterable<Record> found =
        IcebergGenerics.read(table).where(Expressions.lessThanOrEqual(key, last)).build()) {
      return StreamSupport.stream(found.spliterator(), false).limit(count).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private DataFile data(List<Record> rows) {
    DataWriter<Record> writer = writers().newDataWriter(files.newOutputFile(), table.spec(), null);
    try (writer) {
      rows.forEach(writer::write);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return writer.toDataFile();
  }

  private DeleteFile deletes(List<Record> rows) {
    EqualityDeleteWriter<Record> writer =
        writers().newEqualityDeleteWriter(files.newOutputFile(), table.spec(), null);
    try (writer) {
      rows.forEach(writer::write);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return writer.toDeleteFile();
  }

  private FileWriterFactory<Record> writers() {
    return new GenericFileWriterFactory.Builder(table)
        .equalityFieldIds(new int[] {keyId})
        .equalityDeleteRowSchema(table.schema())
        .build();
  }
}
