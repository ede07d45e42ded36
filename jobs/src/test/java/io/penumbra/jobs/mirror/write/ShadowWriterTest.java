package io.penumbra.jobs.mirror.write;

import static org.assertj.core.api.Assertions.assertThat;

import io.penumbra.config.LaneLimits;
import io.penumbra.jobs.mirror.control.LaneRoute;
import io.penumbra.jobs.source.Layout;
import io.penumbra.jobs.source.ReplicaIdentity;
import io.penumbra.jobs.source.SourceColumn;
import io.penumbra.jobs.source.SourceTable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.flink.table.data.GenericRowData;
import org.apache.flink.table.data.StringData;
import org.apache.flink.table.runtime.typeutils.RowDataSerializer;
import org.apache.hadoop.conf.Configuration;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.PartitionSpecParser;
import org.apache.iceberg.Schema;
import org.apache.iceberg.SchemaParser;
import org.apache.iceberg.Table;
import org.apache.iceberg.hadoop.HadoopTables;
import org.apache.iceberg.types.Types;
import org.apache.iceberg.types.Types.NestedField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A shadow that nobody writes: what waits for it is bounded. */
class ShadowWriterTest {
  private static final Schema SCHEMA =
      new Schema(
          List.of(
              NestedField.required(1, "id", Types.LongType.get()),
              NestedField.optional(2, "note", Types.StringType.get())),
          Set.of(1));
  private static final SourceTable SOURCE =
      new SourceTable(
          "public",
          "t",
          List.of(
              new SourceColumn("id", Types.LongType.get()),
              new SourceColumn("note", Types.StringType.get())),
          Set.of("id"),
          List.of("id"),
          ReplicaIdentity.DEFAULT);
  private static final Layout LAYOUT = Layout.of(0, SOURCE.columns());
  private static final int ROW_BYTES = 1 << 20;
  private static final Duration INTERVAL = Duration.ofSeconds(1);

  @TempDir private Path folder;

  @Test
  void waitsForRoomWhenItsShareOfTheHeapIsTakenAndIsDetachedWhenThereIsNone() {
    ShadowWriter shadow = shadow(2.5);
    shadow.apply(batch());
    shadow.apply(batch());
    assertThat(shadow.failure()).isEmpty();

    shadow.apply(batch());

    assertThat(shadow.failure().orElseThrow())
        .startsWith("It held the table's commits back for")
        .contains("changes that it has not written take");
  }

  @Test
  void isDetachedWhenOneBatchTakesMoreThanItsShareOfTheHeap() {
    ShadowWriter shadow = shadow(0.5);

    shadow.apply(batch());

    assertThat(shadow.failure().orElseThrow())
        .startsWith("A batch of its changes takes")
        .endsWith("more than the allowed 524,288");
  }

  @Test
  void aShareIsDividedAmongTheWritersOfTheTable() {
    LaneLimits limits = limits(4);
    assertThat(ShadowLimits.of(limits, INTERVAL, 4).heapBytes()).isEqualTo(ROW_BYTES);
  }

  /**
   * @param rows how many of the wide rows of this test its share of the heap holds
   */
  private ShadowWriter shadow(double rows) {
    Table table =
        new HadoopTables(new Configuration()).create(SCHEMA, folder.resolve("t").toString());
    LaneRoute route =
        new LaneRoute(
            "l1",
            false,
            SchemaParser.toJson(SCHEMA),
            PartitionSpecParser.toJson(PartitionSpec.unpartitioned()),
            Map.of(1, "id", 2, "note"));
    return new ShadowWriter(
        new LaneWriter(route, SOURCE, table, 0),
        work -> {},
        ShadowLimits.of(limits(rows), INTERVAL, 1));
  }

  private static LaneLimits limits(double rows) {
    double share = rows * ROW_BYTES / Runtime.getRuntime().maxMemory();
    return new LaneLimits(1.01, share, Duration.ofMillis(100));
  }

  private static StepBatch batch() {
    StepBatch batch = new StepBatch(LAYOUT);
    GenericRowData row = GenericRowData.of(1L, StringData.fromString("x".repeat(ROW_BYTES)));
    batch.add(
        new Step(
            LAYOUT,
            null,
            new RowDataSerializer(LAYOUT.rowType()).toBinaryRow(row),
            KeyIndex.UNSEEN,
            false));
    return batch;
  }
}
