package io.penumbra.jobs.mirror.write;

import java.io.IOException;
import java.util.List;
import org.apache.iceberg.DeleteFile;

/** Deletes rows of the epoch that is being written by where they lie. */
interface PositionDeletes {
  void delete(DataFileTarget file, long position) throws IOException;

  /** Closes the files and returns them. */
  List<DeleteFile> complete() throws IOException;

  static PositionDeletes of(LaneFormat format) {
    return format.deletionVectors()
        ? new VectorPositionDeletes(format)
        : new FilePositionDeletes(format);
  }
}
