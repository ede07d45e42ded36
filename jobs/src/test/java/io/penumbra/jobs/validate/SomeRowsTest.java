package io.penumbra.jobs.validate;

import static io.penumbra.jobs.validate.TestingShadow.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penumbra.config.Redact;
import io.penumbra.config.ValidationSettings;
import io.penumbra.error.PenumbraException;
import io.penumbra.jobs.sql.NoLanes;
import io.penumbra.report.Category;
import io.penumbra.report.Discrepancy;
import io.penumbra.report.Mode;
import io.penumbra.report.Report;
import io.penumbra.report.Verdict;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.iceberg.types.Types;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Only rows of which a condition is true are compared; one column is renamed, one widened. */
class SomeRowsTest {
  @RegisterExtension private static final TestingFlink flink = new TestingFlink();

  @TempDir private Path folder;
  private TestingShadow shadow;
  private TestingLane stranger;
  private Map<String, Redact> redact = Map.of();

  @BeforeEach
  void open() {
    shadow = TestingShadow.create(folder.resolve("warehouse"), 2);
    shadow.insert(row(1, "one", 10), row(2, "two", 20));
    shadow.propose(
        "wide",
        true,
        update -> update.updateColumn("qty", Types.LongType.get()).renameColumn("name", "title"));
    shadow.upsert(row(2, "TWO", 21), row(3, "three", 30), row(4, null, null));
    stranger = shadow.stranger("wide");
  }

  /** In this process, and by digests and a join in a job. */
  @ParameterizedTest
  @ValueSource(longs = {0, Long.MAX_VALUE})
  void differencesAreSeenWhereTheConditionHolds(long few) {
    stranger.upsert(stranger.row(1, "ONE", 10L), stranger.row(3, "three", 30L));
    assertThat(found("id < 3", few)).containsExactly(Category.STRING_NORMALIZATION);
    assertThat(found("name = 'three' OR id = 2", few)).isEmpty();
    assertThat(found("qty >= 21 OR qty IS NULL", few)).isEmpty();
  }

  /** What belongs to the rows in one lane only is never left out. */
  @ParameterizedTest
  @ValueSource(longs = {0, Long.MAX_VALUE})
  void aRowThatBelongsToThemInOneLaneIsMissingOrExtra(long few) {
    stranger.upsert(stranger.row(3, "three", 5L));

    Report missing = validate("qty > 20", few);
    assertThat(differences(missing))
        .extracting(Discrepancy::type)
        .containsExactly(Category.ROW_MISSING_IN_SHADOW);
    assertThat(differences(missing).get(0).message())
        .startsWith("In the primary only of the rows where qty > 20: ");
    assertThat(found("qty < 10", few)).containsExactly(Category.ROW_EXTRA_IN_SHADOW);
  }

  @Test
  void isNoPass() {
    Report report = validate("id = 1", Long.MAX_VALUE);

    assertThat(report.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(report.mode()).isEqualTo(Mode.PARTIAL);
    assertThat(report.coverage().rows().primary()).isEqualTo(1);
    assertThat(report.reasons())
        .contains("Only rows where id = 1 were compared, as it was asked for");
    assertThat(shadow.lane("wide").standing().proof()).isEmpty();
  }

  @Test
  void readsOnlyTheFilesThatMayHoldThem() {
    assertThat(validate("id = 1", Long.MAX_VALUE).coverage().files().planned()).isEqualTo(2);
    assertThat(validate("id >= 3", Long.MAX_VALUE).coverage().files().planned()).isEqualTo(2);
    assertThat(validate("id > 0", Long.MAX_VALUE).coverage().files().planned()).isEqualTo(4);
  }

  @Test
  void columnsOfTheConditionAreReadWhenOthersAreCompared() {
    stranger.upsert(stranger.row(1, "ONE", 10L), stranger.row(3, "THREE", 30L));
    Request request =
        new Request(
            EnumSet.of(LevelName.ROWS),
            SampleWish.STANDARD,
            Set.of("title"),
            Optional.of("qty = 30"),
            false);

    assertThat(
            differences(
                validator(Long.MAX_VALUE).validate(shadow.table, "wide", request, Progress.NONE)))
        .extracting(Discrepancy::recordId)
        .containsExactly("{\"id\":3}");
  }

  @Test
  void tellsWhichRowsItWouldCompare() {
    Explanation explanation = validator(0).explain(shadow.table, "wide", request("id = 1"));

    assertThat(explanation.where()).contains("id = 1");
    assertThat(explanation.levels()).extracting(LevelPlan::files).contains(2L).doesNotContain(4L);
  }

  @Test
  void refusesWhatItCouldNotKeep() {
    assertThatThrownBy(() -> validate("title = 'one'", 0))
        .isInstanceOf(PenumbraException.class)
        .hasMessageContaining("by 'title'");
    assertThatThrownBy(
            () ->
                new Request(
                    EnumSet.of(LevelName.ROWS, LevelName.QUERIES),
                    SampleWish.STANDARD,
                    Set.of(),
                    Optional.of("id = 1"),
                    false))
        .isInstanceOf(PenumbraException.class)
        .hasMessageContaining("SQL checks are about all rows");
    redact = Map.of("*.name", Redact.HASHED);
    assertThatThrownBy(() -> validate("name = 'one'", 0))
        .isInstanceOf(PenumbraException.class)
        .hasMessageContaining("column name, whose values");
  }

  private List<Category> found(String where, long few) {
    return differences(validate(where, few)).stream().map(Discrepancy::type).toList();
  }

  private static List<Discrepancy> differences(Report report) {
    return report.discrepancies().stream()
        .filter(each -> each.type() != Category.NOT_VALIDATED)
        .toList();
  }

  private Report validate(String where, long few) {
    return validator(few).validate(shadow.table, "wide", request(where), Progress.NONE);
  }

  private static Request request(String where) {
    return new Request(
        Request.standard().levels(), SampleWish.STANDARD, Set.of(), Optional.of(where), false);
  }

  private Validator validator(long few) {
    ValidationSettings settings = new ValidationSettings(1, 100, 100, Optional.empty(), redact);
    return new Validator(flink::environment, settings, few, new NoLanes());
  }
}
