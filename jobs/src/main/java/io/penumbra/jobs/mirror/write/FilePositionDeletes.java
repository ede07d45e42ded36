package io.penumbra.jobs.mirror.write;

import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.table.data.RowData;
import org.apache.iceberg.DeleteFile;
import org.apache.iceberg.StructLike;
import org.apache.iceberg.deletes.PositionDelete;
import org.apache.iceberg.deletes.PositionDeleteWriter;

/**
 * Position delete files, one per partition and epoch, as format v2 has them: sorted by file and
 * position.
 */
final class FilePositionDeletes implements PositionDeletes {
  private final LaneFormat format;

  /** Files are told apart by reference: to compare their paths for each row costs too much. */
  private final IdentityHashMap<DataFileTarget, BitSet> positions = new IdentityHashMap<>();

  FilePositionDeletes(LaneFormat format) {
    this.format = format;
  }

  @Override
  public void delete(DataFileTarget file, long position) {
    positions.computeIfAbsent(file, first -> new BitSet()).set(Math.toIntExact(position));
  }

  @Override
  public List<DeleteFile> complete() throws IOException {
    Map<StructLike, List<DataFileTarget>> partitions = new HashMap<>();
    positions.keySet().stream()
        .sorted(Comparator.comparing(DataFileTarget::path))
        .forEach(
            file ->
                partitions.computeIfAbsent(file.partition(), first -> new ArrayList<>()).add(file));
    List<DeleteFile> files = new ArrayList<>();
    for (Map.Entry<StructLike, List<DataFileTarget>> partition : partitions.entrySet()) {
      files.add(write(partition.getKey(), partition.getValue()));
    }
    return files;
  }

  private DeleteFile write(StructLike partition, List<DataFileTarget> files) throws IOException {
    PositionDeleteWriter<RowData> writer =
        format
            .writers()
            .newPositionDeleteWriter(
                format.files().newOutputFile(format.spec(), partition), format.spec(), partition);
    PositionDelete<RowData> delete = PositionDelete.create();
    try (writer) {
      for (DataFileTarget file : files) {
        BitSet rows = positions.get(file);
        for (int row = rows.nextSetBit(0); row >= 0; row = rows.nextSetBit(row + 1)) {
          writer.write(delete.set(file.path(), row));
        }
      }
    }
    return writer.toDeleteFile();
  }
}
