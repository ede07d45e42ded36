package io.penumbra.jobs.validate;

import io.penumbra.compare.RowEncoding;
import io.penumbra.jobs.validate.read.StorageFailure;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.iceberg.DeleteFile;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.MetadataColumns;
import org.apache.iceberg.Schema;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.formats.FormatModelRegistry;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.io.FileIO;
import org.apache.iceberg.types.TypeUtil;

/** Reads delete files by themselves. */
final class DeletedKeys {
  private final FileIO io;
  private final Schema columns;

  /**
   * @param columns the lane's columns
   */
  DeletedKeys(FileIO io, Schema columns) {
    this.io = io;
    this.columns = columns;
  }

  /**
   * One equality delete: the rows that it takes from what was there before are told by its columns,
   * its values and the partition that it is confined to.
   */
  record Key(List<Integer> fieldIds, ByteBuffer values, int specId, List<Object> partition) {}

  Set<Key> of(List<DeleteFile> files) {
    Set<Key> keys = new HashSet<>();
    for (DeleteFile file : files) {
      List<Integer> ids = file.equalityFieldIds().stream().sorted().toList();
      Schema deleted = TypeUtil.select(columns, Set.copyOf(ids));
      RowEncoding encoding = RowEncoding.of(deleted.asStruct(), ids);
      List<Object> partition = FileIdentity.values(file.partition());
      try (CloseableIterable<Record> records = open(file, deleted)) {
        for (Record each : records) {
          ByteBuffer values = ByteBuffer.wrap(encoding.encode(each));
          keys.add(new Key(ids, values, file.specId(), partition));
        }
      } catch (IOException e) {
        throw StorageFailure.of(file.location() + " can't be read", e);
      }
    }
    return keys;
  }

  /** Data files in which a file deletes rows by position. */
  Set<String> dataFiles(DeleteFile file) {
    if (file.format() == FileFormat.PUFFIN) {
      return Set.of(file.referencedDataFile());
    }
    Set<String> locations = new HashSet<>();
    Schema path = new Schema(MetadataColumns.DELETE_FILE_PATH);
    try (CloseableIterable<Record> records = open(file, path)) {
      records.forEach(each -> locations.add(each.get(0).toString()));
    } catch (IOException e) {
      throw StorageFailure.of(file.location() + " can't be read", e);
    }
    return locations;
  }

  private CloseableIterable<Record> open(DeleteFile file, Schema schema) {
    return FormatModelRegistry.<Record, Schema>readBuilder(
            file.format(), Record.class, io.newInputFile(file))
        .project(schema)
        .build();
  }
}
