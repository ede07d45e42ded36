package io.penumbra.jobs.validate;

import static io.penumbra.jobs.validate.TestingShadow.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.penumbra.config.ValidationSettings;
import io.penumbra.jobs.sql.NoLanes;
import io.penumbra.report.LevelResult;
import io.penumbra.report.Mode;
import io.penumbra.report.Report;
import io.penumbra.report.Verdict;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.iceberg.types.Types;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A validation reads what came since the last one that passed. */
class IncrementalTest {
  private static final int ROWS = 20_000;
  private static final ValidationSettings SETTINGS =
      new ValidationSettings(1, 100, 10_000, Optional.empty(), Map.of());

  private TestingShadow shadow;

  @BeforeEach
  void open(@TempDir Path folder) {
    shadow = TestingShadow.create(folder, 2);
    shadow.insert(rows(0, ROWS, "a"));
    shadow.propose("wide", true, update -> update.updateColumn("qty", Types.LongType.get()));
    shadow.insert(rows(ROWS, 2 * ROWS, "a"));
    // Nothing is left that both lanes hold in the same files.
    shadow.upsert(rows(0, ROWS, "b"));
  }

  @Test
  void readsATwentiethOfTheBytesWhereOneRowInAHundredChanged() {
    Report first = validate(Request.standard());
    shadow.upsert(rows(500, 500 + ROWS / 100, "c"));
    Report second = validate(Request.standard());

    assertThat(first.mode()).isEqualTo(Mode.FULL);
    assertThat(second.verdict()).isEqualTo(Verdict.PASS);
    assertThat(second.mode()).isEqualTo(Mode.INCREMENTAL);
    assertThat(second.method().basedOn()).isEqualTo(first.reportId());
    assertThat(second.coverage().files().bytesRead())
        .isPositive()
        .isLessThan(first.coverage().files().bytesRead() / 20);
    assertThat(new Promotion(SETTINGS).promote(shadow.table, "wide").rechecks()).isEmpty();
  }

  @Test
  void goesOnFromOneIncrementalProofToTheNext() {
    validate(Request.standard());
    shadow.upsert(rows(5, 10, "c"));
    Report second = validate(Request.standard());
    Report third = validate(Request.standard());

    assertThat(third.mode()).isEqualTo(Mode.INCREMENTAL);
    assertThat(third.method().basedOn()).isEqualTo(second.reportId());
    assertThat(third.coverage().files().bytesRead()).isZero();
  }

  @Test
  void comparesEverythingWhereOneLaneAloneHasChanged() {
    validate(Request.standard());
    TestingLane stranger = shadow.stranger("wide");
    stranger.upsert(stranger.row(3, "three", 31L));
    Report report = validate(Request.standard());

    assertThat(report.mode()).isEqualTo(Mode.FULL);
    assertThat(report.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(report.method().levels()).extracting(LevelResult::level).contains("changes");
    assertThat(validate(Request.standard()).method().levels())
        .extracting(LevelResult::level)
        .doesNotContain("changes");
  }

  @Test
  void comparesEverythingWhereItIsAskedForOrWhereMuchCame() {
    validate(Request.standard());
    Request anew =
        new Request(
            Request.standard().levels(), SampleWish.STANDARD, Set.of(), Optional.empty(), true);
    assertThat(validate(anew).mode()).isEqualTo(Mode.FULL);

    shadow.upsert(rows(0, ROWS / 2, "d"));
    assertThat(validate(Request.standard()).mode()).isEqualTo(Mode.FULL);
  }

  private Report validate(Request request) {
    return new Validator(
            () -> {
              throw new AssertionError("A job was started");
            },
            SETTINGS,
            Long.MAX_VALUE,
            new NoLanes())
        .validate(shadow.table, "wide", request, Progress.NONE);
  }

  private static Object[][] rows(int from, int to, String name) {
    return IntStream.range(from, to)
        .mapToObj(id -> row(id, name + id, id))
        .toArray(Object[][]::new);
  }
}
