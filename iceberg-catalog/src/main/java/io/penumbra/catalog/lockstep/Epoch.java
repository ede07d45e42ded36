package io.penumbra.catalog.lockstep;

import io.penumbra.lane.LaneId;
import java.util.Map;

/**
 * What all writers made between two barriers that they took, whether or not the checkpoint of the
 * second was completed.
 *
 * @param writerCheckpoint checkpoint id that the writers stamped on it
 * @param truncated whether the source's table was emptied in it: every row of earlier epochs goes
 *     before the files are added, in each lane alike ({@code
 *     newDelete().deleteFromRowFilter(alwaysTrue())})
 * @param files by the lane that they were written for, empty ones of each written lane included
 */
public record Epoch(long writerCheckpoint, boolean truncated, Map<LaneId, FileSet> files) {
  public Epoch {
    files = Map.copyOf(files);
  }

  public Epoch(long writerCheckpoint, Map<LaneId, FileSet> files) {
    this(writerCheckpoint, false, files);
  }

  public boolean isEmpty() {
    return !truncated && !hasFiles();
  }

  boolean hasFiles() {
    return !files.values().stream().allMatch(FileSet::isEmpty);
  }
}
