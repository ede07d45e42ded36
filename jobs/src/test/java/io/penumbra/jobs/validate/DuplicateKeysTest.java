package io.penumbra.jobs.validate;

import static org.apache.iceberg.types.Types.NestedField.optional;
import static org.apache.iceberg.types.Types.NestedField.required;
import static org.assertj.core.api.Assertions.assertThat;

import io.penumbra.report.Category;
import io.penumbra.report.Decision;
import io.penumbra.report.Severity;
import io.penumbra.report.Verdict;
import java.util.List;
import org.apache.iceberg.Schema;
import org.apache.iceberg.types.Types;
import org.junit.jupiter.api.Test;

/** A key that is there twice is a difference where the rows are others in the other lane. */
class DuplicateKeysTest {
  private static final Schema SCHEMA =
      new Schema(
          required(1, "id", Types.IntegerType.get()), optional(2, "name", Types.StringType.get()));

  private final TestingLane primary = TestingLane.create(SCHEMA, 2);
  private final TestingLane shadow = TestingLane.create(SCHEMA, 2);

  @Test
  void areToldAndNoDifferenceWhereBothLanesHaveTheSameRows() {
    primary.append(primary.row(1, "a"), primary.row(1, "b"), primary.row(2, "c"));
    shadow.append(shadow.row(1, "b"), shadow.row(2, "c"), shadow.row(1, "a"));

    TestingComparison said = TestingComparison.direct(primary, shadow, 1);

    assertThat(said.verdict()).isEqualTo(Verdict.PASS);
    assertThat(said.coverage().rows().equal()).isEqualTo(3);
    assertThat(said.summary().byType()).containsOnlyKeys(Category.DUPLICATE_KEY);
    assertThat(said.summary().bySeverity()).containsOnlyKeys(Severity.WARN);
  }

  @Test
  void areADifferenceWhereOneRowIsAnother() {
    primary.append(primary.row(1, "a"), primary.row(1, "b"));
    shadow.append(shadow.row(1, "a"), shadow.row(1, "a"));

    TestingComparison said = TestingComparison.direct(primary, shadow, 1);

    assertThat(said.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(said.coverage().rows().equal()).isZero();
    assertThat(said.summary().bySeverity()).containsOnlyKeys(Severity.ERROR);
  }

  /** Once, such a table passed or failed depending on how it was looked at. */
  @Test
  void ofRowsThatCameToBothSinceAProofAreNoDifferenceEither() {
    for (TestingLane lane : List.of(primary, shadow)) {
      lane.append(lane.row(1, "a"));
    }
    Comparison earlier = Comparison.of(primary.content(), shadow.content(), List.of(1));
    for (TestingLane lane : List.of(primary, shadow)) {
      lane.append(lane.row(1, "b"));
    }
    Comparison now = Comparison.of(primary.content(), shadow.content(), List.of(1));

    Evidence since =
        new Levels(List.of(new ChangesLevel("earlier", earlier, 10)), 10)
            .examine(now, Progress.NONE);
    Evidence anew = new Levels(List.of(new DirectRows(10, 10)), 10).examine(now, Progress.NONE);

    assertThat(decision(since).verdict()).isEqualTo(Verdict.PASS);
    assertThat(decision(anew).verdict()).isEqualTo(Verdict.PASS);
    assertThat(decision(anew).reasons().get(0)).endsWith("told besides: 1 DUPLICATE_KEY");
  }

  private static Decision decision(Evidence evidence) {
    return Decision.of(evidence.found(), evidence.coverage());
  }
}
