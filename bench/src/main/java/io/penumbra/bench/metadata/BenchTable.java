package io.penumbra.bench.metadata;

import io.penumbra.bench.Shadows;
import io.penumbra.catalog.ShadowedTable;
import io.penumbra.catalog.lockstep.Barrier;
import io.penumbra.catalog.lockstep.Epoch;
import io.penumbra.catalog.lockstep.FileSet;
import io.penumbra.lane.LaneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DataFiles;
import org.apache.iceberg.PartitionSpec;

/** A table with commits of one file each, whose rows nobody reads: only the metadata counts. */
record BenchTable(ShadowedTable shadowed, String location) {
  static final String JOB = "bench-job";
  static final String LINEAGE = "bench-lineage";

  /** Opens a shadow that renames a column and shares the table's files. */
  void rename(String name, String from, String to) {
    Shadows.rename(shadowed, name, from, to, false);
  }

  /** Commits one checkpoint with a file that is named only. */
  void commit(long checkpoint, LaneId lane) {
    DataFile file =
        DataFiles.builder(PartitionSpec.unpartitioned())
            .withPath(location + "/data/f" + checkpoint + ".parquet")
            .withFileSizeInBytes(10_000)
            .withRecordCount(100)
            .build();
    commit(checkpoint, lane, file);
  }

  /** Commits one checkpoint with one new file. */
  void commit(long checkpoint, LaneId lane, DataFile file) {
    FileSet files = new FileSet(List.of(file), List.of());
    shadowed.commit(
        List.of(
            new Barrier(
                JOB,
                LINEAGE,
                checkpoint,
                Long.toString(checkpoint),
                true,
                List.of(new Epoch(checkpoint, Map.of(lane, files))),
                Set.of(lane),
                Map.of())));
  }
}
