package io.penumbra.jobs.mirror.write;

import java.io.IOException;
import java.util.List;
import org.apache.iceberg.DeleteFile;
import org.apache.iceberg.deletes.BaseDVFileWriter;

/** Deletion vectors, as format v3 wants them. */
final class VectorPositionDeletes implements PositionDeletes {
  private final LaneFormat format;
  private BaseDVFileWriter writer;

  VectorPositionDeletes(LaneFormat format) {
    this.format = format;
  }

  @Override
  public void delete(DataFileTarget file, long position) {
    if (writer == null) {
      writer = new BaseDVFileWriter(format.vectorFiles(), path -> null);
    }
    writer.delete(file.path(), position, format.spec(), file.partition());
  }

  @Override
  public List<DeleteFile> complete() throws IOException {
    if (writer == null) {
      return List.of();
    }
    writer.close();
    return writer.result().deleteFiles();
  }
}
