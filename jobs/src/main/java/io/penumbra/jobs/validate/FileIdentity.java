package io.penumbra.jobs.validate;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.iceberg.ContentFile;
import org.apache.iceberg.DeleteFile;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.StructLike;

/**
 * What decides on the rows that a data file yields: the file, its partition, from which identity
 * columns are read, and the deletes that apply to it.
 */
record FileIdentity(String location, int specId, List<Object> partition, Set<Deletes> deletes) {
  /**
   * One delete file, or the part of one that holds a file's deletion vector.
   *
   * @param sequence number that decides to which data files it applies: another one when a file was
   *     removed and added again
   */
  record Deletes(String location, long offset, long sequence) {
    static Deletes of(DeleteFile file) {
      return new Deletes(
          file.location(),
          file.contentOffset() == null ? -1 : file.contentOffset(),
          sequence(file));
    }

    /** 0 for files of tables that have no such numbers. */
    static long sequence(ContentFile<?> file) {
      return Objects.requireNonNullElse(file.dataSequenceNumber(), 0L);
    }
  }

  static FileIdentity of(FileScanTask task) {
    Set<Deletes> deletes = new HashSet<>();
    task.deletes().forEach(file -> deletes.add(Deletes.of(file)));
    return new FileIdentity(
        task.file().location(), task.file().specId(), values(task.file().partition()), deletes);
  }

  /** Whether all rows that it yields are among those of another one. */
  boolean isPartOf(FileIdentity other) {
    return location.equals(other.location)
        && specId == other.specId
        && partition.equals(other.partition)
        && deletes.containsAll(other.deletes);
  }

  static List<Object> values(StructLike partition) {
    Object[] values = new Object[partition.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = partition.get(i, Object.class);
    }
    return Arrays.asList(values);
  }
}
