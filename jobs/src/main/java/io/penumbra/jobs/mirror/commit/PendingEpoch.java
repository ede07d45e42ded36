package io.penumbra.jobs.mirror.commit;

import io.penumbra.catalog.lockstep.Epoch;
import io.penumbra.catalog.lockstep.FileSet;
import io.penumbra.jobs.mirror.write.WrittenFiles;
import io.penumbra.lane.LaneId;
import java.util.HashMap;
import java.util.Map;

/**
 * What all writers stamped with the same checkpoint, for one table.
 *
 * @param files by lane id
 */
record PendingEpoch(long writerCheckpoint, boolean truncated, Map<String, KeptFiles> files) {
  PendingEpoch {
    files = Map.copyOf(files);
  }

  Epoch toEpoch(FileManifests storage) {
    Map<LaneId, FileSet> sets = new HashMap<>();
    files.forEach(
        (lane, kept) -> {
          WrittenFiles written = kept.files(storage);
          sets.put(new LaneId(lane), new FileSet(written.data(), written.deletes()));
        });
    return new Epoch(writerCheckpoint, truncated, sets);
  }
}
