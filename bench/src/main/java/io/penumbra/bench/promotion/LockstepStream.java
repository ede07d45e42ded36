package io.penumbra.bench.promotion;

import io.penumbra.bench.ingest.BenchRow;
import io.penumbra.catalog.NewTable;
import io.penumbra.catalog.ShadowedTable;
import io.penumbra.catalog.lockstep.Barrier;
import io.penumbra.catalog.lockstep.Epoch;
import io.penumbra.catalog.lockstep.FileSet;
import io.penumbra.catalog.lockstep.Takeover;
import io.penumbra.lane.Feed;
import io.penumbra.lane.Lane;
import io.penumbra.lane.LaneId;
import io.penumbra.lane.SourceBinding;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.apache.flink.table.data.RowData;
import org.apache.flink.types.RowKind;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.SortOrder;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.flink.FlinkSchemaUtil;
import org.apache.iceberg.flink.sink.RowDataTaskWriterFactory;
import org.apache.iceberg.io.TaskWriter;
import org.apache.iceberg.io.WriteResult;
import org.apache.iceberg.types.Types.NestedField;

/** Plays the mirror job: writes rows for all lanes and commits them at once. */
final class LockstepStream {
  private static final String JOB = "bench-job";
  private static final String LINEAGE = "bench-lineage";
  private static final long FILE_BYTES = 32L << 20;

  private final ShadowedTable table;
  private long checkpoint;

  private LockstepStream(ShadowedTable table) {
    this.table = table;
  }

  /** On a new, empty table. */
  static LockstepStream on(Catalog catalog, String name) {
    Map<Integer, String> columns =
        BenchRow.SCHEMA.columns().stream()
            .collect(Collectors.toMap(NestedField::fieldId, NestedField::name));
    ShadowedTable table =
        ShadowedTable.create(
            catalog,
            TableIdentifier.of("bench", name),
            new NewTable(
                BenchRow.SCHEMA, PartitionSpec.unpartitioned(), SortOrder.unsorted(), Map.of()),
            new SourceBinding("public." + name, List.of("id")),
            columns);
    table.takeOver(new Takeover(JOB, Optional.empty(), LINEAGE));
    return new LockstepStream(table);
  }

  ShadowedTable table() {
    return table;
  }

  /** Commits rows that are new. */
  void insert(long from, long to) throws IOException {
    commit(from, to, 0, false);
  }

  /**
   * Commits rows in place of those of the same keys.
   *
   * @param version differs between two states of a row
   */
  void upsert(long from, long to, long version) throws IOException {
    commit(from, to, version, true);
  }

  private void commit(long from, long to, long version, boolean upsert) throws IOException {
    Map<LaneId, FileSet> files = new HashMap<>();
    for (Lane lane : table.ledger().lanes().values()) {
      if (lane.feeding().feed() == Feed.STREAM) {
        WriteResult written = write(table.view(lane.id()), from, to, version, upsert);
        files.put(
            lane.id(), new FileSet(List.of(written.dataFiles()), List.of(written.deleteFiles())));
      }
    }
    checkpoint++;
    table.commit(
        List.of(
            new Barrier(
                JOB,
                LINEAGE,
                checkpoint,
                Long.toString(checkpoint),
                true,
                List.of(new Epoch(checkpoint, files)),
                files.keySet(),
                Map.of())));
  }

  private static WriteResult write(Table lane, long from, long to, long version, boolean upsert)
      throws IOException {
    RowDataTaskWriterFactory writers =
        new RowDataTaskWriterFactory(
            lane,
            FlinkSchemaUtil.convert(lane.schema()),
            FILE_BYTES,
            FileFormat.PARQUET,
            Map.of(),
            upsert ? List.of(1) : null,
            upsert);
    writers.initialize(0, 0);
    RowKind kind = upsert ? RowKind.UPDATE_AFTER : RowKind.INSERT;
    try (TaskWriter<RowData> writer = writers.create()) {
      for (long id : (Iterable<Long>) LongStream.range(from, to)::iterator) {
        writer.write(BenchRow.of(kind, id, version));
      }
      return writer.complete();
    }
  }
}
