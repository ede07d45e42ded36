package io.penumbra.jobs.validate.hash;

import static org.apache.iceberg.types.Types.NestedField.optional;
import static org.apache.iceberg.types.Types.NestedField.required;
import static org.assertj.core.api.Assertions.assertThat;

import io.penumbra.compare.ColumnPlan;
import io.penumbra.compare.RowEncoding;
import io.penumbra.compare.Side;
import io.penumbra.condition.Condition;
import io.penumbra.jobs.validate.TestingLane;
import io.penumbra.jobs.validate.read.RowReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Schema;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.types.Types;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Digests of an earlier run are those of the same rows, or are not found. */
class WorkKeysTest {
  private static final Schema SCHEMA =
      new Schema(
          required(1, "id", Types.LongType.get()),
          optional(2, "note", Types.StringType.get()),
          optional(3, "qty", Types.IntegerType.get()));

  private TestingLane lane;
  private DataFile first;

  @BeforeEach
  void open(@TempDir Path folder) {
    lane = TestingLane.create(folder, SCHEMA, 2);
    first = lane.append(lane.row(1L, "a", 1), lane.row(2L, "b", 2));
  }

  @Test
  void areTheSameForTheSameFiles() {
    assertThat(key(tasks())).isEqualTo(key(tasks()));
  }

  /** A file that came later does not matter to the older ones. */
  @Test
  void stayWhenOtherFilesCome() {
    String before = key(tasks());
    lane.append(lane.row(3L, "c", 3));

    assertThat(key(tasks().subList(0, 1))).isEqualTo(before);
    assertThat(key(tasks())).isNotEqualTo(before);
  }

  @Test
  void areOthersWithEachDelete() {
    String before = key(tasks());
    lane.delete(lane.row(2L, "", 0));
    String byKey = key(tasks());
    lane.deleteAt(first, 0);
    String byPosition = key(tasks());
    lane.deleteBy("note", "b");

    assertThat(List.of(before, byKey, byPosition, key(tasks()))).doesNotHaveDuplicates();
  }

  @Test
  void areOthersWhenAColumnIsReadInAnotherWay() {
    String before = key(tasks());
    lane.table.updateSchema().updateColumn("qty", Types.LongType.get()).commit();
    String widened = key(tasks());
    lane.table.updateSchema().deleteColumn("note").commit();
    String dropped = key(tasks());
    lane.table.updateSchema().addColumn("note", Types.StringType.get()).commit();

    assertThat(List.of(before, widened, dropped, key(tasks()))).doesNotHaveDuplicates();
  }

  @Test
  void areOthersForAnotherEncodingSideKeyOrSlots() {
    FileGroup group = new FileGroup(Side.PRIMARY, 0, tasks());
    FileGroup shadow = new FileGroup(Side.SHADOW, 0, tasks());
    Slots slots = new Slots(Map.of(), 4);

    assertThat(
            List.of(
                new WorkKeys(readers(1), slots).of(group),
                new WorkKeys(readers(1), slots, RowEncoding.VERSION + 1).of(group),
                new WorkKeys(readers(1), slots).of(shadow),
                new WorkKeys(readers(2), slots).of(group),
                new WorkKeys(readers(1), slots.split(2)).of(group)))
        .doesNotHaveDuplicates();
  }

  /** Digests of the rows that a condition chooses are not those of all rows. */
  @Test
  void areOthersForSomeOfTheRows() {
    assertThat(
            List.of(
                key(tasks(), all()),
                key(tasks(), where("qty > 1")),
                key(tasks(), where("qty > 2"))))
        .doesNotHaveDuplicates();
  }

  @Test
  void doNotDependOnTheGroupsNumber() {
    WorkKeys keys = new WorkKeys(readers(1), new Slots(Map.of(), 4));

    assertThat(keys.of(new FileGroup(Side.SHADOW, 3, tasks())))
        .isEqualTo(keys.of(new FileGroup(Side.SHADOW, 0, tasks())));
  }

  private String key(List<FileScanTask> tasks) {
    return key(tasks, all());
  }

  private String key(List<FileScanTask> tasks, ColumnPlan plan) {
    return new WorkKeys(readers(plan), new Slots(Map.of(), 4))
        .of(new FileGroup(Side.PRIMARY, 0, tasks));
  }

  private ColumnPlan all() {
    return plan(1);
  }

  private ColumnPlan where(String condition) {
    return all().where(Condition.of(condition, lane.table.schema().columns()));
  }

  private ColumnPlan plan(int key) {
    return ColumnPlan.of(lane.table.schema(), lane.table.schema(), List.of(key));
  }

  private Map<Side, RowReader> readers(int key) {
    return readers(plan(key));
  }

  private Map<Side, RowReader> readers(ColumnPlan plan) {
    Map<Side, RowReader> readers = new EnumMap<>(Side.class);
    for (Side side : Side.values()) {
      readers.put(side, RowReader.of(lane.table, plan, side));
    }
    return readers;
  }

  private List<FileScanTask> tasks() {
    lane.table.refresh();
    List<FileScanTask> tasks = new ArrayList<>();
    try (CloseableIterable<FileScanTask> files = lane.table.newScan().planFiles()) {
      files.forEach(tasks::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return OldestFirst.of(tasks);
  }
}
