package io.penumbra.jobs.mirror.write;

import java.io.Serializable;
import java.util.List;
import org.apache.iceberg.ContentFile;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DeleteFile;

/** What one lane's writer made in one epoch. */
public record WrittenFiles(List<DataFile> data, List<DeleteFile> deletes) implements Serializable {
  public static final WrittenFiles NONE = new WrittenFiles(List.of(), List.of());

  public WrittenFiles {
    data = List.copyOf(data);
    deletes = List.copyOf(deletes);
  }

  public boolean isEmpty() {
    return data.isEmpty() && deletes.isEmpty();
  }

  /** Bytes of all files. */
  public long bytes() {
    return data.stream().mapToLong(ContentFile::fileSizeInBytes).sum()
        + deletes.stream().mapToLong(ContentFile::fileSizeInBytes).sum();
  }
}
