package io.penumbra.jobs.mirror.write;

import io.penumbra.jobs.mirror.control.LaneRoute;
import io.penumbra.jobs.source.Layout;
import io.penumbra.jobs.source.SourceTable;
import java.io.IOException;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.data.binary.BinaryRowData;
import org.apache.iceberg.PartitionField;
import org.apache.iceberg.PartitionKey;
import org.apache.iceberg.Schema;
import org.apache.iceberg.StructLike;
import org.apache.iceberg.flink.FlinkSchemaUtil;
import org.apache.iceberg.flink.RowDataWrapper;

/** How rows of one layout become rows and deletes of one lane, settled once. */
final class LaneLayout {
  private final int id;
  private final LaneFormat format;
  private final LaneRow row;
  private final LaneRow key;
  private final LaneRow before;
  private final PartitionKey partition;
  private final RowDataWrapper wrapper;

  private LaneLayout(int id, LaneFormat format, LaneRow row, LaneRow key, LaneRow before) {
    this.id = id;
    this.format = format;
    this.row = row;
    this.key = key;
    this.before = before;
    this.partition = new PartitionKey(format.spec(), format.schema());
    this.wrapper =
        new RowDataWrapper(FlinkSchemaUtil.convert(format.schema()), format.schema().asStruct());
  }

  static LaneLayout of(Layout layout, LaneFormat format, LaneRoute route, SourceTable source) {
    return new LaneLayout(
        layout.id(),
        format,
        rowOf(format.schema(), layout, route),
        rowOf(format.keySchema(), layout, route),
        partitionsByKey(format) || !source.beforeImages()
            ? null
            : rowOf(format.schema(), layout, route));
  }

  int id() {
    return id;
  }

  /** The lane's form of a row, valid until the next call. */
  LaneRow row(BinaryRowData source) {
    return row.of(source);
  }

  /** Deletes the row that the step replaces or ends, in the partition that it was in. */
  void delete(Step step, DeltaFiles files) throws IOException {
    files.deleteKey(key.of(step.keyed()), partitionOfOld(step));
  }

  /** The partition of a row of the lane, null where the lane has none. */
  StructLike partition(RowData laneRow) {
    if (!format.partitioned()) {
      return null;
    }
    partition.partition(wrapper.wrap(laneRow));
    return partition.copy();
  }

  private StructLike partitionOfOld(Step step) {
    if (!format.partitioned()) {
      return null;
    }
    if (before != null && step.before() != null) {
      return partition(before.of(step.before()));
    }
    if (!partitionsByKey(format)) {
      throw new RowNotHeldException(
          "The lane is partitioned by a column outside the key, and the source does not tell the"
              + " row as it was (set REPLICA IDENTITY FULL)");
    }
    return partition(row.unchecked(step.keyed()));
  }

  private static boolean partitionsByKey(LaneFormat format) {
    Set<Integer> sources =
        format.spec().fields().stream().map(PartitionField::sourceId).collect(Collectors.toSet());
    return format.keySchema().columns().stream()
        .map(field -> field.fieldId())
        .collect(Collectors.toSet())
        .containsAll(sources);
  }

  private static LaneRow rowOf(Schema schema, Layout layout, LaneRoute route) {
    return new LaneRow(
        schema.columns().stream()
            .map(field -> LaneField.of(field, route.columns().get(field.fieldId()), layout))
            .toArray(LaneField[]::new));
  }
}
