package io.penumbra.jobs.validate.read;

import io.penumbra.digest.RowHash;
import io.penumbra.jobs.validate.column.EncodedRows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.iceberg.DeleteFile;
import org.apache.iceberg.FileContent;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.deletes.PositionDeleteIndex;

/**
 * The deletes of a lane, for all data files that one reader reads: each delete file is read once,
 * however many data files it applies to.
 */
final class LaneDeletes {
  /** Keys that are kept for data files to come. */
  private static final int MOST_KEYS = 20_000_000;

  private final LaneFiles lane;
  private final FileReader reader;
  private final PositionDeletes positions;
  private final Map<Scope, KeySequences> byKey = new HashMap<>();
  private final Map<Scope, Set<Loaded>> loaded = new HashMap<>();

  LaneDeletes(LaneFiles lane, FileReader reader) {
    this.lane = lane;
    this.reader = reader;
    this.positions = new PositionDeletes(lane.io());
  }

  /** Deletes that have columns in common, and the partition to which they are confined. */
  private record Scope(List<Integer> fieldIds, int specId, List<Object> partition) {
    static Scope of(DeleteFile file) {
      Object[] partition = new Object[file.partition().size()];
      Arrays.setAll(partition, i -> file.partition().get(i, Object.class));
      List<Integer> ids = file.equalityFieldIds().stream().sorted().toList();
      return new Scope(ids, file.specId(), Arrays.asList(partition));
    }
  }

  /** A file that was removed and added again is another one: its deletes apply to more files. */
  private record Loaded(String location, long sequence) {
    static Loaded of(DeleteFile file) {
      return new Loaded(file.location(), file.dataSequenceNumber());
    }
  }

  FileDeletes of(FileScanTask task) {
    Map<Scope, List<DeleteFile>> scopes = new LinkedHashMap<>();
    List<DeleteFile> byPosition = new ArrayList<>();
    for (DeleteFile file : task.deletes()) {
      if (file.content() == FileContent.EQUALITY_DELETES) {
        scopes.computeIfAbsent(Scope.of(file), each -> new ArrayList<>()).add(file);
      } else {
        byPosition.add(file);
      }
    }
    forgetAllBut(scopes.keySet());
    long sequence = task.file().dataSequenceNumber();
    List<KeyDeletes> keys = new ArrayList<>();
    scopes.forEach(
        (scope, files) ->
            keys.add(new KeyDeletes(scope.fieldIds(), keys(scope, files, sequence), sequence)));
    return new FileDeletes(positions(task, byPosition), keys);
  }

  private PositionDeleteIndex positions(FileScanTask task, List<DeleteFile> files) {
    return files.isEmpty()
        ? PositionDeleteIndex.empty()
        : positions.loadPositionDeletes(files, task.file().location());
  }

  /**
   * A row is deleted by the newest of the deletes of its key, if that is newer than the row's file.
   * So one map serves all data files of a scope, although each has its own list of deletes: what is
   * not in a file's list is older than the file or of keys that the file does not have. But where
   * UUIDs have bounds Iceberg leaves out deletes that a file needs, and its readers see the rows.
   */
  private KeySequences keys(Scope scope, List<DeleteFile> files, long sequence) {
    Set<Loaded> there = loaded.computeIfAbsent(scope, each -> new HashSet<>());
    if (lane.holdsUuid(scope.fieldIds()) && someLeftOut(there, files, sequence)) {
      KeySequences only = new KeySequences();
      files.forEach(file -> read(file, scope, only));
      return only;
    }
    KeySequences keys = byKey.computeIfAbsent(scope, each -> new KeySequences());
    files.stream().filter(file -> there.add(Loaded.of(file))).forEach(f -> read(f, scope, keys));
    return keys;
  }

  /** Whether a data file's list lacks deletes that are newer than the file. */
  private static boolean someLeftOut(Set<Loaded> there, List<DeleteFile> files, long sequence) {
    Set<Loaded> listed = files.stream().map(Loaded::of).collect(Collectors.toSet());
    return there.stream().anyMatch(each -> each.sequence() > sequence && !listed.contains(each));
  }

  private void read(DeleteFile file, Scope scope, KeySequences keys) {
    long sequence = file.dataSequenceNumber();
    FieldGroups wanted = lane.groups(List.of(scope.fieldIds()));
    reader.read(FilePart.of(file, lane.io()), wanted, rows -> put(rows, sequence, keys));
  }

  private static void put(ReadRows rows, long sequence, KeySequences keys) {
    EncodedRows cells = rows.cells(0);
    for (int i = 0; i < rows.count(); i++) {
      keys.put(RowHash.of(cells.bytes(), cells.start(i), cells.length(i)), sequence);
    }
  }

  /** Lets go of other partitions' deletes when there are many. */
  private void forgetAllBut(Set<Scope> scopes) {
    long kept = byKey.values().stream().mapToLong(KeySequences::size).sum();
    if (kept > MOST_KEYS && !scopes.containsAll(byKey.keySet())) {
      byKey.clear();
      loaded.clear();
    }
  }
}
