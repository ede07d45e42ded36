package io.penumbra.jobs.validate;

import io.penumbra.jobs.validate.FileIdentity.Deletes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.iceberg.DeleteFile;
import org.apache.iceberg.FileContent;
import org.apache.iceberg.FileScanTask;

/**
 * What came to a lane between two of its snapshots.
 *
 * @param added data files that are new, with the deletes that apply to them
 * @param byKey equality delete files that are new
 * @param byPosition new position delete files that may apply to data files that are not new
 * @param base locations of the data files that are not new
 * @param obstacles why the rest of the lane is not what it was, one sentence each
 */
record Delta(
    List<FileScanTask> added,
    List<DeleteFile> byKey,
    List<DeleteFile> byPosition,
    Set<String> base,
    List<String> obstacles) {

  /**
   * @param deletes delete files that are new
   */
  static Delta between(
      List<FileScanTask> before, List<FileScanTask> after, List<DeleteFile> deletes) {
    Map<String, FileScanTask> base = byLocation(before);
    List<FileScanTask> added = new ArrayList<>();
    List<String> obstacles = new ArrayList<>();
    Set<Deletes> onBase = new HashSet<>();
    int kept = 0;
    for (FileScanTask task : after) {
      FileScanTask same = base.get(task.file().location());
      if (same == null) {
        added.add(task);
        continue;
      }
      kept++;
      onBase.addAll(ids(task));
      if (!ids(task).containsAll(ids(same))) {
        obstacles.add("Deletes of " + task.file().location() + " were taken back");
      }
    }
    if (kept != before.size()) {
      obstacles.add((before.size() - kept) + " data files were removed or rewritten");
    }
    return new Delta(
        added,
        of(deletes, FileContent.EQUALITY_DELETES),
        of(deletes, FileContent.POSITION_DELETES).stream()
            .filter(file -> onBase.contains(Deletes.of(file)))
            .toList(),
        base.keySet(),
        obstacles);
  }

  /** Rows to read for a re-check. */
  long rows() {
    return added.stream().mapToLong(task -> task.file().recordCount()).sum()
        + byKey.stream().mapToLong(DeleteFile::recordCount).sum()
        + byPosition.stream().mapToLong(DeleteFile::recordCount).sum();
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

  private static List<DeleteFile> of(List<DeleteFile> files, FileContent content) {
    return files.stream().filter(file -> file.content() == content).toList();
  }
}
