package io.penumbra.jobs.validate;

import io.penumbra.jobs.validate.FileIdentity.Deletes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.iceberg.ContentFile;
import org.apache.iceberg.DeleteFile;
import org.apache.iceberg.FileContent;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.PartitionSpec;

/**
 * What came to a lane between two of its snapshots.
 *
 * @param added data files that are new, with the deletes that apply to them
 * @param byKey equality delete files that are new
 * @param byPosition new position delete files that may apply to data files that are not new
 * @param base the data files that are not new, by location, as they were
 * @param obstacles why the rest of the lane is not what it was, one sentence each
 */
record Delta(
    List<FileScanTask> added,
    List<DeleteFile> byKey,
    List<DeleteFile> byPosition,
    Map<String, FileScanTask> base,
    List<String> obstacles) {
  /**
   * @param deletes delete files that are new
   */
  static Delta between(
      List<FileScanTask> before, List<FileScanTask> after, List<DeleteFile> deletes) {
    Map<String, FileScanTask> base = byLocation(before);
    List<FileScanTask> added = new ArrayList<>();
    List<FileScanTask> kept = new ArrayList<>();
    after.forEach(task -> (base.containsKey(task.file().location()) ? kept : added).add(task));
    Set<Deletes> onBase = new HashSet<>();
    kept.forEach(task -> onBase.addAll(ids(task)));
    List<DeleteFile> byKey = of(deletes, FileContent.EQUALITY_DELETES);
    return new Delta(
        added,
        byKey,
        of(deletes, FileContent.POSITION_DELETES).stream()
            .filter(file -> onBase.contains(Deletes.of(file)))
            .toList(),
        base,
        obstacles(before, kept, base, byKey));
  }

  private static List<String> obstacles(
      List<FileScanTask> before,
      List<FileScanTask> kept,
      Map<String, FileScanTask> base,
      List<DeleteFile> byKey) {
    List<String> obstacles = new ArrayList<>();
    for (FileScanTask task : kept) {
      changed(base.get(task.file().location()), task).ifPresent(obstacles::add);
    }
    int left = byLocation(kept).size();
    if (left != base.size()) {
      obstacles.add((base.size() - left) + " data files were removed or rewritten");
    }
    if (before.size() > base.size() || kept.size() > left) {
      obstacles.add("Data files are listed twice");
    }
    long newest = base.values().stream().mapToLong(task -> sequence(task.file())).max().orElse(0);
    if (byKey.stream().anyMatch(file -> sequence(file) <= newest)) {
      obstacles.add("Deletes came that leave rows which were there before as they are");
    }
    return obstacles;
  }

  /** Why a data file that is still there may hold other rows than it did. */
  private static Optional<String> changed(FileScanTask before, FileScanTask after) {
    String location = after.file().location();
    if (sequence(before.file()) != sequence(after.file())) {
      return Optional.of(location + " was removed and added again");
    }
    return ids(after).containsAll(ids(before))
        ? Optional.empty()
        : Optional.of("Deletes of " + location + " were taken back");
  }

  /** Rows to read for a re-check. */
  long rows() {
    return added.stream().mapToLong(task -> task.file().recordCount()).sum()
        + byKey.stream().mapToLong(DeleteFile::recordCount).sum()
        + byPosition.stream().mapToLong(DeleteFile::recordCount).sum();
  }

  /**
   * Whether deletes by key that came leave a data file as it is, because they are confined to
   * partitions and it is partitioned in another way.
   *
   * @param specs of the table, by id
   */
  boolean isOutOfReach(FileScanTask file, Map<Integer, PartitionSpec> specs) {
    return byKey.stream()
        .anyMatch(
            delete ->
                specs.get(delete.specId()).isPartitioned()
                    && delete.specId() != file.file().specId());
  }

  private static Map<String, FileScanTask> byLocation(List<FileScanTask> tasks) {
    Map<String, FileScanTask> files = new HashMap<>();
    tasks.forEach(task -> files.put(task.file().location(), task));
    return files;
  }

  private static Set<Deletes> ids(FileScanTask task) {
    Set<Deletes> ids = new HashSet<>();
    task.deletes().forEach(file -> ids.add(Deletes.of(file)));
    return ids;
  }

  private static long sequence(ContentFile<?> file) {
    return Deletes.sequence(file);
  }

  private static List<DeleteFile> of(List<DeleteFile> files, FileContent content) {
    return files.stream().filter(file -> file.content() == content).toList();
  }
}
