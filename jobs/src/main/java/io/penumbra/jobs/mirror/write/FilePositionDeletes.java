package io.penumbra.jobs.mirror.write;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.table.data.RowData;
import org.apache.iceberg.DeleteFile;
import org.apache.iceberg.StructLike;
import org.apache.iceberg.deletes.DeleteGranularity;
import org.apache.iceberg.deletes.PositionDelete;
import org.apache.iceberg.deletes.SortingPositionOnlyDeleteWriter;

/** Position delete files, one per partition and epoch, as format v2 has them. */
final class FilePositionDeletes implements PositionDeletes {
  private final LaneFormat format;
  private final Map<StructLike, SortingPositionOnlyDeleteWriter<RowData>> writers = new HashMap<>();
  private final PositionDelete<RowData> delete = PositionDelete.create();

  FilePositionDeletes(LaneFormat format) {
    this.format = format;
  }

  @Override
  public void delete(DataFileTarget file, long position) {
    SortingPositionOnlyDeleteWriter<RowData> writer = writers.get(file.partition());
    if (writer == null) {
      writer = open(file.partition());
      writers.put(file.partition(), writer);
    }
    writer.write(delete.set(file.path(), position));
  }

  @Override
  public List<DeleteFile> complete() throws IOException {
    List<DeleteFile> files = new ArrayList<>();
    for (SortingPositionOnlyDeleteWriter<RowData> writer : writers.values()) {
      writer.close();
      files.addAll(writer.result().deleteFiles());
    }
    return files;
  }

  private SortingPositionOnlyDeleteWriter<RowData> open(StructLike partition) {
    return new SortingPositionOnlyDeleteWriter<>(
        () ->
            format
                .writers()
                .newPositionDeleteWriter(
                    format.files().newOutputFile(format.spec(), partition),
                    format.spec(),
                    partition),
        DeleteGranularity.PARTITION);
  }
}
