package io.penumbra.jobs.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import io.penumbra.catalog.ShadowedTable;
import io.penumbra.catalog.verb.PinnedCut;
import io.penumbra.jobs.mirror.control.Positions;
import io.penumbra.lane.LaneId;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.Record;

/**
 * Compares what lanes hold with what they must hold by the source's history alone: row by row, and
 * how often each row is there.
 */
final class TestingOracle {
  private final ShadowedTable table;
  private final TestingHistory history;

  TestingOracle(ShadowedTable table, TestingHistory history) {
    this.table = table;
    this.history = history;
  }

  /** Main and a shadow in one metadata version, while the stream may go on. */
  void assertCut(String shadow, TestingShape shape) {
    PinnedCut cut = table.pin(shadow);
    try {
      long position = Positions.parse(cut.position());
      assertLane(
          "main",
          table.viewAt(cut.primary(), cut.primarySnapshotId()),
          TestingShape.WIDENED,
          position);
      assertLane(shadow, table.viewAt(cut.shadow(), cut.shadowSnapshotId()), shape, position);
    } finally {
      table.unpin(cut);
    }
  }

  /** Main as it is. */
  void assertMain() {
    assertLane("main", table.table(), TestingShape.WIDENED, MirrorStack.position(table));
  }

  /** A lane as it is, once all that the source has is committed. */
  void assertLane(LaneId lane, TestingShape shape) {
    assertLane(lane.value(), table.view(lane), shape, MirrorStack.position(table));
  }

  private void assertLane(String name, Table lane, TestingShape shape, long position) {
    NavigableMap<Integer, TestingHistory.Row> source = history.at(position);
    TestingReader reader = new TestingReader(lane);
    long start = start(reader.sorted(), source);
    List<String> expected = source.values().stream().map(row -> shape.map(row, start)).toList();
    List<String> actual = reader.texts();
    String which = "%s at position %d, fed since %d".formatted(name, position, start);
    assertThat(minus(expected, actual)).as("missing in " + which).isEmpty();
    assertThat(minus(actual, expected)).as("too much in " + which).isEmpty();
  }

  private static List<String> minus(List<String> rows, List<String> others) {
    List<String> left = new ArrayList<>(rows);
    others.forEach(left::remove);
    return left;
  }

  /**
   * Where the shadow began: behind the newest change of a row that has no copy. If it did not begin
   * at one position, some row that changed before has a copy, and it is found.
   */
  private static long start(
      List<Record> records, NavigableMap<Integer, TestingHistory.Row> source) {
    return records.stream()
        .filter(record -> record.struct().field(TestingShape.COPY) != null)
        .filter(record -> record.getField(TestingShape.COPY) == null)
        .map(record -> source.get((Integer) record.getField("id")))
        .filter(row -> row != null)
        .mapToLong(TestingHistory.Row::position)
        .max()
        .orElse(-1);
  }
}
