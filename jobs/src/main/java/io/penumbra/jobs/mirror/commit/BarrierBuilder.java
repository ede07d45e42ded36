package io.penumbra.jobs.mirror.commit;

import io.penumbra.jobs.mirror.write.TableEpoch;
import io.penumbra.jobs.mirror.write.WrittenFiles;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DeleteFile;

/**
 * Gathers what writers made of one table between two barriers that reached the committer. Writers
 * may have taken barriers between them that others skipped (checkpoints that were aborted), so one
 * barrier can hold several epochs; they keep their order.
 */
final class BarrierBuilder {
  private final SortedMap<Long, Gathered> epochs = new TreeMap<>();
  private final Map<String, String> detached = new HashMap<>();
  private final List<Set<String>> lanes = new ArrayList<>();

  private static final class Gathered {
    private final Map<String, List<WrittenFiles>> files = new HashMap<>();
    private long truncatedAt = -1;
  }

  void add(long writerCheckpoint, TableEpoch epoch) {
    Gathered gathered = epochs.computeIfAbsent(writerCheckpoint, key -> new Gathered());
    epoch
        .lanes()
        .forEach(
            (lane, files) ->
                gathered.files.computeIfAbsent(lane, key -> new ArrayList<>()).add(files));
    gathered.truncatedAt = Math.max(gathered.truncatedAt, epoch.truncatedAt());
    epoch.detached().forEach(detached::putIfAbsent);
    if (!epoch.lanes().isEmpty()) {
      lanes.add(epoch.lanes().keySet());
    }
  }

  /** Everything since the barrier before, at a barrier that all writers took. */
  PendingBarrier build(long checkpoint, long position) {
    Set<String> full = lanes.isEmpty() ? new HashSet<>() : new HashSet<>(lanes.get(0));
    lanes.forEach(full::retainAll);
    full.removeAll(detached.keySet());
    List<PendingEpoch> pending = new ArrayList<>();
    long truncated = -1;
    for (Map.Entry<Long, Gathered> entry : epochs.entrySet()) {
      Gathered gathered = entry.getValue();
      // The other writers come by the same truncation in epochs of their own: it counts once.
      boolean first = gathered.truncatedAt > truncated;
      truncated = Math.max(truncated, gathered.truncatedAt);
      pending.add(new PendingEpoch(entry.getKey(), first, merged(gathered.files)));
    }
    return new PendingBarrier(checkpoint, position, pending, full, detached);
  }

  private static Map<String, KeptFiles> merged(Map<String, List<WrittenFiles>> files) {
    Map<String, KeptFiles> merged = new HashMap<>();
    files.forEach((lane, parts) -> merged.put(lane, KeptFiles.of(merged(parts))));
    return merged;
  }

  private static WrittenFiles merged(List<WrittenFiles> parts) {
    List<DataFile> data = parts.stream().flatMap(part -> part.data().stream()).toList();
    List<DeleteFile> deletes = parts.stream().flatMap(part -> part.deletes().stream()).toList();
    return new WrittenFiles(data, deletes);
  }
}
