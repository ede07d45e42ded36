package io.penumbra.jobs.validate;

import static org.apache.iceberg.types.Types.NestedField.optional;
import static org.apache.iceberg.types.Types.NestedField.required;
import static org.assertj.core.api.Assertions.assertThat;

import io.penumbra.report.Decision;
import io.penumbra.report.Verdict;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.iceberg.Schema;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.types.Types;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever happens to two lanes, what came since the last pass is enough for a pass only where
 * everything is.
 */
class IncrementalHistoriesTest {
  /** Each takes about a second. */
  private static final int HISTORIES = Integer.getInteger("penumbra.incremental.histories", 20);

  private static final int STEPS = 6;
  private static final int KEYS = 12;
  private static final Schema SCHEMA =
      new Schema(
          required(1, "id", Types.IntegerType.get()), optional(2, "name", Types.StringType.get()));

  private final Tally tally = new Tally();

  @Test
  void saysWhatAComparisonFromNothingSays(@TempDir Path folder) {
    for (int seed = 0; seed < HISTORIES; seed++) {
      history(folder, seed);
    }
    // Else the histories would prove little.
    assertThat(tally.settled).isGreaterThan(HISTORIES);
    assertThat(tally.failed).isGreaterThan(HISTORIES / 2);
  }

  private void history(Path folder, int seed) {
    Random random = new Random(seed);
    TestingLane primary = TestingLane.create(folder.resolve("p" + seed), SCHEMA, 2);
    TestingLane shadow = TestingLane.create(folder.resolve("s" + seed), SCHEMA, 2);
    for (TestingLane lane : List.of(primary, shadow)) {
      lane.append(IntStream.range(0, KEYS).mapToObj(id -> lane.row(id, "a")).toList());
    }
    Optional<Comparison> earlier = Optional.empty();
    boolean passed = true;
    for (int step = 0; step < STEPS && passed; step++) {
      change(random, primary, shadow);
      Comparison now = Comparison.of(primary.content(), shadow.content(), List.of(1));
      passed = check(now, earlier, seed, step);
      earlier = Optional.of(now);
    }
  }

  /** Whether the lanes are equal. */
  private boolean check(Comparison now, Optional<Comparison> earlier, int seed, int step) {
    Evidence anew = new Levels(List.of(rows()), 10).examine(now, Progress.NONE);
    if (earlier.isPresent()) {
      Level changes = new ChangesLevel("earlier", earlier.get(), 1_000);
      Evidence since = new Levels(List.of(changes, rows()), 10).examine(now, Progress.NONE);
      assertThat(verdict(since)).as("seed %d, step %d", seed, step).isEqualTo(verdict(anew));
      // Keys that are there twice in both lanes alike are seen only where rows are joined.
      assertThat(since.found().summary().failing()).isEqualTo(anew.found().summary().failing());
      tally.settled += since.basedOn().isPresent() ? 1 : 0;
    }
    boolean passed = verdict(anew) == Verdict.PASS;
    tally.failed += passed ? 0 : 1;
    return passed;
  }

  private static Verdict verdict(Evidence evidence) {
    return Decision.of(evidence.found(), evidence.coverage()).verdict();
  }

  private static Level rows() {
    return new DirectRows(Long.MAX_VALUE, 10);
  }

  /** Mostly the same in both lanes, in two commits of one of them at times; else in one alone. */
  private static void change(Random random, TestingLane primary, TestingLane shadow) {
    int id = random.nextInt(KEYS);
    String name = "name " + random.nextInt(3);
    int what = random.nextInt(5);
    int where = random.nextInt(8);
    if (where != 0) {
      change(primary, what, id, name);
    }
    if (where != 1) {
      change(shadow, what, id, name);
    }
    if (where == 2) {
      change(shadow, what, id, name);
    }
  }

  private static void change(TestingLane lane, int what, int id, String name) {
    Record row = lane.row(id, name);
    switch (what) {
      case 0 -> lane.delete(row);
      case 1 -> lane.append(lane.row(id + KEYS, name));
      case 2 -> lane.upsert(row, lane.row(id + 1, name));
      case 3 -> lane.deleteAt(lane.content().files(SCHEMA).get(0).file(), 0);
      default -> lane.upsert(row);
    }
  }

  /** What the histories came to. */
  private static final class Tally {
    private int settled;
    private int failed;
  }
}
