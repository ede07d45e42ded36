package io.penumbra.catalog.lockstep;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DeleteFile;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.GenericAppenderFactory;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.deletes.EqualityDeleteWriter;
import org.apache.iceberg.encryption.EncryptedFiles;
import org.apache.iceberg.encryption.EncryptedOutputFile;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.io.DataWriter;

/** Files of a table of keys and values, and the rows that they make. */
@SuppressWarnings("deprecation") // Iceberg's replacement for the appender factory takes no schema
public final class TestingFiles {
  private TestingFiles() {}

  public static DataFile data(Table view, String value, int... keys) {
    DataWriter<Record> writer =
        new GenericAppenderFactory(view.schema(), view.spec())
            .newDataWriter(output(view), FileFormat.PARQUET, null);
    try (writer) {
      for (int key : keys) {
        writer.write(row(view.schema(), key, value));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return writer.toDataFile();
  }

  public static DeleteFile deletes(Table view, int... keys) {
    Schema key = view.schema().select("id");
    EqualityDeleteWriter<Record> writer =
        new GenericAppenderFactory(view.schema(), view.spec(), new int[] {1}, key, null)
            .newEqDeleteWriter(output(view), FileFormat.PARQUET, null);
    try (writer) {
      for (int id : keys) {
        GenericRecord row = GenericRecord.create(key);
        row.setField("id", id);
        writer.write(row);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return writer.toDeleteFile();
  }

  private static GenericRecord row(Schema schema, int key, String value) {
    GenericRecord row = GenericRecord.create(schema);
    row.set(0, key);
    for (int i = 1; i < schema.columns().size(); i++) {
      row.set(
          i,
          switch (schema.columns().get(i).type().typeId()) {
            case STRING -> value;
            case INTEGER -> value.length();
            default -> (long) value.length();
          });
    }
    return row;
  }

  private static EncryptedOutputFile output(Table view) {
    String name = FileFormat.PARQUET.addExtension(UUID.randomUUID().toString());
    return EncryptedFiles.plainAsEncryptedOutput(
        view.io().newOutputFile(view.locationProvider().newDataLocation(name)));
  }

  /** Second column by key. */
  public static Map<Integer, String> rows(Table table) {
    Map<Integer, String> rows = new TreeMap<>();
    try (CloseableIterable<Record> read = IcebergGenerics.read(table).build()) {
      for (Record row : read) {
        String before = rows.put((Integer) row.get(0), String.valueOf(row.get(1)));
        if (before != null) {
          throw new AssertionError("Key " + row.get(0) + " twice");
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return rows;
  }
}
