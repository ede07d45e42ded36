package io.penumbra.bench.metadata;

import io.penumbra.catalog.ShadowedTable;
import io.penumbra.catalog.lockstep.Barrier;
import io.penumbra.catalog.lockstep.Epoch;
import io.penumbra.catalog.lockstep.FileSet;
import io.penumbra.catalog.verb.Evolution;
import io.penumbra.catalog.verb.Proposal;
import io.penumbra.lane.LaneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DataFiles;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.types.Types;

/** A table with commits of one file each, whose rows nobody reads: only the metadata counts. */
record BenchTable(ShadowedTable shadowed, String location) {
  static final String JOB = "bench-job";
  static final String LINEAGE = "bench-lineage";

  /** Opens a shadow that renames a column and shares the table's files. */
  void rename(String name, String from, String to) {
    Evolution evolution =
        current ->
            new Evolution.Target(
                renamed(current.schema(), from, to), current.spec(), current.order(), Map.of());
    shadowed.propose(
        new Proposal(
            Optional.of(name),
            "ALTER TABLE t RENAME COLUMN " + from + " TO " + to,
            "bench",
            false,
            evolution));
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
                checkpoint == 1 ? Set.of(lane) : Set.of(),
                Map.of())));
  }

  private static Schema renamed(Schema schema, String from, String to) {
    List<Types.NestedField> fields =
        schema.columns().stream()
            .map(
                field ->
                    field.name().equals(from)
                        ? Types.NestedField.from(field).withName(to).build()
                        : field)
            .toList();
    return new Schema(fields, schema.identifierFieldIds());
  }
}
