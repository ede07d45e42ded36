package io.penumbra.jobs.mirror.write;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.table.data.RowData;
import org.apache.iceberg.ContentFile;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DeleteFile;
import org.apache.iceberg.StructLike;
import org.apache.iceberg.deletes.EqualityDeleteWriter;
import org.apache.iceberg.io.SupportsBulkOperations;

/**
 * The files of one lane in one epoch. A row of an earlier epoch is deleted by its key, a row of
 * this one by its position.
 */
final class DeltaFiles {
  private final LaneFormat format;
  private final RowPlaces places = new RowPlaces();
  private final Map<StructLike, RollingData> data = new HashMap<>();
  private final Map<StructLike, EqualityDeleteWriter<RowData>> keys = new HashMap<>();
  private PositionDeletes positions;
  private final List<DataFile> dataDone = new ArrayList<>();
  private final List<DeleteFile> deletesDone = new ArrayList<>();

  DeltaFiles(LaneFormat format) {
    this.format = format;
    this.positions = PositionDeletes.of(format);
  }

  /**
   * Adds the next row.
   *
   * @param partition null where the lane has no partitions
   */
  void insert(RowData row, StructLike partition) throws IOException {
    RollingData target = data.get(partition);
    if (target == null) {
      target = new RollingData(format, partition, places, dataDone::add);
      data.put(partition, target);
    }
    target.write(row);
  }

  /** Deletes a row of this epoch. */
  void deleteRow(int row) throws IOException {
    positions.delete(places.fileOf(row), places.positionOf(row));
  }

  /** Deletes whatever row of earlier epochs has this key. */
  void deleteKey(RowData key, StructLike partition) throws IOException {
    EqualityDeleteWriter<RowData> writer = keys.get(partition);
    if (writer == null) {
      writer =
          format
              .writers()
              .newEqualityDeleteWriter(
                  format.files().newOutputFile(format.spec(), partition), format.spec(), partition);
      keys.put(partition, writer);
    }
    writer.write(key);
  }

  /** Closes all files. */
  WrittenFiles complete() throws IOException {
    for (RollingData target : data.values()) {
      target.close();
    }
    for (EqualityDeleteWriter<RowData> writer : keys.values()) {
      writer.close();
      deletesDone.addAll(writer.result().deleteFiles());
    }
    deletesDone.addAll(positions.complete());
    return new WrittenFiles(dataDone, deletesDone);
  }

  /**
   * Deletes all files; rows keep counting, since later rows of the epoch are named by their number.
   */
  void truncate() throws IOException {
    remove(complete());
    data.clear();
    keys.clear();
    dataDone.clear();
    deletesDone.clear();
    positions = PositionDeletes.of(format);
  }

  /** Closes all files and deletes them. */
  void abort() throws IOException {
    remove(complete());
  }

  private void remove(WrittenFiles written) {
    List<String> paths = new ArrayList<>();
    written.data().stream().map(ContentFile::location).forEach(paths::add);
    written.deletes().stream().map(ContentFile::location).forEach(paths::add);
    if (format.table().io() instanceof SupportsBulkOperations bulk) {
      bulk.deleteFiles(paths);
    } else {
      paths.forEach(format.table().io()::deleteFile);
    }
  }
}
