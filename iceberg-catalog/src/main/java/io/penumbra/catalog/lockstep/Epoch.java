package io.penumbra.catalog.lockstep;

import io.penumbra.lane.LaneId;
import java.util.Map;

/**
 * What all writers made between two barriers that they took, whether or not the checkpoint of the
 * second was completed.
 *
 * @param writerCheckpoint checkpoint id that the writers stamped on it
 * @param files by the lane that they were written for; a lane without files may be absent
 */
public record Epoch(long writerCheckpoint, Map<LaneId, FileSet> files) {
  public Epoch {
    files = Map.copyOf(files);
  }

  public boolean isEmpty() {
    return files.values().stream().allMatch(FileSet::isEmpty);
  }
}
