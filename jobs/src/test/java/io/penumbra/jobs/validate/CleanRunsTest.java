package io.penumbra.jobs.validate;

import static org.assertj.core.api.Assertions.assertThat;

import io.penumbra.report.Verdict;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.iceberg.data.Record;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Lanes that hold the same rows differ in nothing, however the rows came to be there. {@code
 * -Dpenumbra.clean-runs=1000} makes more runs.
 */
class CleanRunsTest {
  private static final int ROWS = 40;
  private static final int COLUMNS = 6;

  static IntStream seeds() {
    return IntStream.range(0, Integer.getInteger("penumbra.clean-runs", 20));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void findsNothingInEqualLanes(int seed) {
    Random random = new Random(seed);
    RandomRows table = new RandomRows(random, COLUMNS);
    int format = 2 + random.nextInt(2);
    boolean nanos =
        table.schema().columns().stream().anyMatch(f -> needsThree(f.type().toString()));
    TestingLane primary = TestingLane.create(table.schema(), nanos ? 3 : format);
    TestingLane shadow = TestingLane.create(table.schema(), nanos ? 3 : format);
    List<Record> rows = table.rows(primary, ROWS);
    write(primary, table, rows, random);
    write(shadow, table, rows, random);

    TestingComparison said = TestingComparison.direct(primary, shadow, 1);

    assertThat(said.messages()).isEmpty();
    assertThat(said.verdict()).isEqualTo(Verdict.PASS);
    assertThat(said.coverage().rows().equal()).isEqualTo(ROWS);
  }

  /** In any order, in several files, some of them in the place of older rows or deleted ones. */
  private static void write(TestingLane lane, RandomRows table, List<Record> rows, Random random) {
    List<Record> left = new ArrayList<>(rows);
    Collections.shuffle(left, random);
    List<Record> stale = new ArrayList<>();
    for (Record row : left.subList(0, random.nextInt(left.size()))) {
      stale.add(table.row(lane, (Integer) row.get(0)));
    }
    stale.add(table.row(lane, ROWS + random.nextInt(9)));
    lane.append(stale);
    lane.delete(stale.get(stale.size() - 1));
    while (!left.isEmpty()) {
      List<Record> part =
          left.subList(0, 1 + left.size() / 2 + random.nextInt((left.size() + 1) / 2));
      lane.upsert(part.toArray(Record[]::new));
      part.clear();
    }
  }

  private static boolean needsThree(String type) {
    return type.contains("_ns");
  }
}
