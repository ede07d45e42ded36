package io.penumbra.catalog.lockstep;

import java.util.List;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DeleteFile;

/** What writers made for one lane in one epoch. */
public record FileSet(List<DataFile> data, List<DeleteFile> deletes) {
  static final FileSet EMPTY = new FileSet(List.of(), List.of());

  public FileSet {
    data = List.copyOf(data);
    deletes = List.copyOf(deletes);
  }

  public boolean isEmpty() {
    return data.isEmpty() && deletes.isEmpty();
  }
}
