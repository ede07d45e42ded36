package io.penumbra.jobs.validate;

import static org.apache.iceberg.types.Types.NestedField.optional;
import static org.apache.iceberg.types.Types.NestedField.required;
import static org.assertj.core.api.Assertions.assertThat;

import io.penumbra.jobs.sql.NoLanes;
import io.penumbra.jobs.validate.hash.DigestLog;
import io.penumbra.report.Category;
import io.penumbra.report.Decision;
import io.penumbra.report.Sampling;
import io.penumbra.report.Verdict;
import io.penumbra.sample.Confidence;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.apache.iceberg.Schema;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.types.Types;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What is chosen is chosen in both lanes, and what it says is never a pass. */
class SampleLevelTest {
  private static final int ROWS = 20_000;
  private static final Schema SCHEMA =
      new Schema(
          required(1, "id", Types.IntegerType.get()), optional(2, "name", Types.StringType.get()));

  @RegisterExtension private static final TestingFlink flink = new TestingFlink();

  @TempDir private Path folder;
  private TestingLane primary;
  private TestingLane shadow;

  @BeforeEach
  void create() {
    primary = TestingLane.create(folder.resolve("p"), SCHEMA, 2);
    shadow = TestingLane.create(folder.resolve("s"), SCHEMA, 2);
  }

  @Test
  void bothLanesChooseTheSameKeysHoweverTheyAreStored() {
    primary.append(rows(0, ROWS, id -> "name " + id));
    for (int from = ROWS; from > 0; from -= ROWS / 4) {
      shadow.append(rows(from - ROWS / 4, from, id -> "name " + id));
    }
    Evidence inProcess = sample(1_000, Long.MAX_VALUE);
    Evidence inJob = sample(1_000, 0);

    for (Evidence evidence : List.of(inProcess, inJob)) {
      assertThat(evidence.found().summary().failing()).isZero();
      assertThat(evidence.coverage().rows().equal()).isBetween(800L, 1_200L);
      assertThat(evidence.coverage().rows().shadow()).isEqualTo(evidence.coverage().rows().equal());
      assertThat(Decision.of(evidence.found(), evidence.coverage()).verdict())
          .isEqualTo(Verdict.INCONCLUSIVE);
    }
    assertThat(inJob.sampling().orElseThrow().salt())
        .isNotEqualTo(inProcess.sampling().orElseThrow().salt());
  }

  @Test
  void saysHowManyRowsMayDifferOfThoseThatThereAre() {
    primary.append(rows(0, ROWS, id -> "name"));
    shadow.append(rows(0, ROWS, id -> "name"));
    for (TestingLane lane : List.of(primary, shadow)) {
      lane.deleteBy("id", 7);
    }
    Sampling said = sample(500, Long.MAX_VALUE).sampling().orElseThrow();

    assertThat(said.population()).isEqualTo(ROWS - 1);
    assertThat(said.k()).isZero();
    assertThat(said.confidence()).isEqualTo(0.9);
    assertThat(said.upperBound()).isBetween(0.003, 0.007);
    assertThat(said.statement())
        .startsWith("0 of n=%,d sampled rows differ; with 90 %% confidence".formatted(said.n()))
        .contains("of 19,999) differ.");
  }

  @Test
  void findsRowsThatDifferAreMissingOrAreTooMany() {
    primary.append(rows(0, 1_000, id -> "name " + id));
    shadow.append(rows(500, 1_500, id -> "name " + (id < 750 ? id : 0)));
    Evidence evidence = sample(600, 0);

    assertThat(evidence.found().summary().byType())
        .containsOnlyKeys(
            Category.VALUE_MISMATCH,
            Category.ROW_MISSING_IN_SHADOW,
            Category.ROW_EXTRA_IN_SHADOW,
            Category.NOT_VALIDATED);
    assertThat(Decision.of(evidence.found(), evidence.coverage()).verdict())
        .isEqualTo(Verdict.FAIL);
    Sampling said = evidence.sampling().orElseThrow();
    assertThat((double) said.k() / said.n()).isBetween(0.6, 0.9);
    assertThat(said.upperBound()).isGreaterThan(0.7);
  }

  /** Buckets that are settled already hold nothing that a sample could find. */
  @Test
  void drawsFromTheBucketsThatDiffer() {
    primary.append(rows(0, ROWS, id -> "name"));
    shadow.append(rows(0, ROWS, id -> id == 7 ? "other" : "name"));
    Level hash = HashLevel.inJob(flink::environment, 2);
    Evidence evidence = examine(List.of(1), hash, new SampleLevel(wish(ROWS), means(0)));

    assertThat(evidence.sampling().orElseThrow().population()).isBetween(1L, ROWS / 100L);
    assertThat(evidence.sampling().orElseThrow().k()).isOne();
    assertThat(evidence.found().summary().byType()).containsKey(Category.VALUE_MISMATCH);
  }

  @Test
  void drawsNoSampleWhereThereIsNoKey() {
    primary.append(rows(0, 10, id -> "same"));
    shadow.append(rows(0, 10, id -> "same"));
    Evidence evidence = sample(5, Long.MAX_VALUE, List.of());

    assertThat(evidence.sampling()).isEmpty();
    assertThat(Decision.of(evidence.found(), evidence.coverage()).verdict())
        .isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(Decision.of(evidence.found(), evidence.coverage()).reasons())
        .anyMatch(why -> why.contains("without a key"));
  }

  private Evidence sample(long rows, long few) {
    return sample(rows, few, List.of(1));
  }

  private Evidence sample(long rows, long few, List<Integer> keys) {
    return examine(keys, new SampleLevel(wish(rows), means(few)));
  }

  private Evidence examine(List<Integer> keys, Level... levels) {
    return new Levels(List.of(levels), 10)
        .examine(Comparison.of(primary.content(), shadow.content(), keys), Progress.NONE);
  }

  private static Means means(long few) {
    return new Means(
        flink::environment,
        2,
        few,
        10,
        Optional.empty(),
        List.of(),
        List.of(),
        new NoLanes(),
        DigestLog.none());
  }

  private static SampleWish wish(long rows) {
    return new SampleWish(rows, new Confidence(0.9));
  }

  private List<Record> rows(int from, int to, IntFunction<String> name) {
    List<Record> rows = new ArrayList<>();
    for (int id = from; id < to; id++) {
      rows.add(primary.row(id, name.apply(id)));
    }
    return rows;
  }
}
