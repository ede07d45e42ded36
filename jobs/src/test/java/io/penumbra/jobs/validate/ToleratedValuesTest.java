package io.penumbra.jobs.validate;

import static io.penumbra.jobs.validate.TestingShadow.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.penumbra.config.ValidationSettings;
import io.penumbra.error.ErrorCode;
import io.penumbra.error.PenumbraException;
import io.penumbra.jobs.sql.NoLanes;
import io.penumbra.report.Category;
import io.penumbra.report.ColumnCoverage;
import io.penumbra.report.Mode;
import io.penumbra.report.Report;
import io.penumbra.report.Sampling;
import io.penumbra.report.Verdict;
import io.penumbra.tolerance.Tolerance;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.iceberg.types.Types;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Values may differ as far as it is declared, and each that does is counted. */
class ToleratedValuesTest {
  private static final String SAME_WORDS = "trim, ignore-case";

  @RegisterExtension private static final TestingFlink flink = new TestingFlink();

  private TestingShadow shadow;
  private TestingLane stranger;

  @BeforeEach
  void open(@TempDir Path folder) {
    shadow = TestingShadow.create(folder, 2);
    shadow.insert(row(1, "one", 10), row(2, "two", 20));
    shadow.propose(
        "wide",
        true,
        update -> update.updateColumn("qty", Types.LongType.get()).renameColumn("name", "title"));
    shadow.insert(row(3, "three", 30), row(4, "four", null));
    stranger = shadow.stranger("wide");
  }

  /** In this process, and by digests and a join in a job. */
  @ParameterizedTest
  @ValueSource(longs = {0, Long.MAX_VALUE})
  void whatIsWithinPassesAndIsCounted(long few) {
    stranger.upsert(stranger.row(1, " ONE", 11L), stranger.row(3, "three", 29L));

    Report report = validate(few, Map.of("qty", "absolute 1", "name", SAME_WORDS));

    assertThat(report.verdict()).as(report.reasons().toString()).isEqualTo(Verdict.PASS);
    assertThat(report.summary().byType()).isEqualTo(Map.of(Category.TOLERATED, 3L));
    assertThat(report.summary().byColumn()).isEqualTo(Map.of("qty", 2L, "title", 1L));
    assertThat(report.signatures())
        .extracting(each -> each.column() + " " + each.pattern())
        .containsExactlyInAnyOrder("qty absolute 1", "title " + SAME_WORDS);
    assertThat(report.coverage().rows().equal()).isEqualTo(4);
    assertThat(report.coverage().columns())
        .extracting(ColumnCoverage::tolerance)
        .containsExactly("", SAME_WORDS, "absolute 1");
  }

  @ParameterizedTest
  @ValueSource(longs = {0, Long.MAX_VALUE})
  void whatIsBeyondIsADifference(long few) {
    stranger.upsert(stranger.row(1, "one", 12L), stranger.row(4, "four", 0L));
    stranger.upsert(stranger.row(2, "TWO", 21L));

    Report report = validate(few, Map.of("qty", "absolute 1"));

    assertThat(report.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(report.summary().byType())
        .isEqualTo(
            Map.of(
                Category.VALUE_MISMATCH, 1L,
                Category.NULL_MISMATCH, 1L,
                Category.STRING_NORMALIZATION, 1L,
                Category.TOLERATED, 1L));
    assertThat(report.coverage().rows().equal()).isOne();
  }

  @Test
  void anOlderRowIsAMissedUpdateHoweverNearItIs() {
    shadow.upsert(row(1, "one", 11));
    stranger.upsert(stranger.row(1, "one", 10L));

    assertThat(validate(Long.MAX_VALUE, Map.of("qty", "absolute 1")).summary().byType())
        .isEqualTo(Map.of(Category.STALE_ROW, 1L));
  }

  @Test
  void withoutADeclarationNothingMayDiffer() {
    stranger.upsert(stranger.row(1, "one", 11L));

    assertThat(validate(Long.MAX_VALUE, Map.of("qty", "exact")).verdict()).isEqualTo(Verdict.FAIL);
  }

  @Test
  void digestsThatDifferAreNoPassWhereNoRowsAreJoined() {
    stranger.upsert(stranger.row(1, "one", 11L));
    Request digests =
        new Request(
            EnumSet.of(LevelName.SCHEMA, LevelName.HASH),
            SampleWish.STANDARD,
            Set.of(),
            Optional.empty(),
            false);

    assertThat(validate(0, Map.of("qty", "absolute 1"), digests).summary().byType())
        .containsKey(Category.CHECKSUM_MISMATCH);
  }

  @Test
  void aSampleTakesThemForEqual() {
    stranger.upsert(stranger.row(1, "one", 11L), stranger.row(2, "two", 25L));
    Request sample =
        new Request(
            EnumSet.of(LevelName.SAMPLE), SampleWish.STANDARD, Set.of(), Optional.empty(), false);

    Sampling sampling =
        validate(Long.MAX_VALUE, Map.of("qty", "absolute 1"), sample)
            .method()
            .sampling()
            .orElseThrow();

    assertThat(sampling.k()).isOne();
  }

  @Test
  void aPromotionRestsOnThemAndComparesWhatCameAsTheyAre() {
    Map<String, String> declared = Map.of("qty", "absolute 1");
    stranger.upsert(stranger.row(1, "one", 11L));
    assertThat(validate(Long.MAX_VALUE, declared).verdict()).isEqualTo(Verdict.PASS);
    shadow.insert(row(5, "five", 50));
    stranger.upsert(stranger.row(2, "two", 21L));
    shadow.upsert(row(2, "two", 20));

    PenumbraException refused =
        catchThrowableOfType(PenumbraException.class, () -> promote(Map.of("qty", "relative 1")));
    assertThat(refused.code()).isEqualTo(ErrorCode.NOT_PROVEN);
    assertThat(refused.getMessage()).contains("not declared any more: qty (absolute 1)");

    assertThat(promote(declared).rechecks()).hasSize(1);
  }

  @Test
  void aProofIsNoneUnderOtherTolerances() {
    stranger.upsert(stranger.row(1, "one", 11L));
    validate(Long.MAX_VALUE, Map.of("qty", "absolute 1"));
    shadow.insert(row(5, "five", 50));

    assertThat(validate(Long.MAX_VALUE, Map.of("qty", "absolute 1")).mode())
        .isEqualTo(Mode.INCREMENTAL);
    Report exact = validate(Long.MAX_VALUE, Map.of());
    assertThat(exact.mode()).isEqualTo(Mode.FULL);
    assertThat(exact.verdict()).isEqualTo(Verdict.FAIL);
  }

  @Test
  void aDeclarationThatMeansNothingStopsTheValidation() {
    refuses(Map.of("price", "absolute 1"), "Neither table nor shadow has a column 'price'");
    refuses(Map.of("id", "absolute 1"), "Rows are told apart by column id");
    refuses(Map.of("qty", "trim"), "Column qty is of type long, for which 'trim' says nothing");
    refuses(Map.of("name", "time 1s"), "Column title is of type string");
    refuses(Map.of("name", "trim", "title", "trim"), "Two tolerances for column title");
  }

  private void refuses(Map<String, String> declared, String message) {
    assertThatThrownBy(() -> validate(Long.MAX_VALUE, declared))
        .isInstanceOf(PenumbraException.class)
        .hasMessageStartingWith(message)
        .hasMessageEndingWith("declared in validation.tolerances");
  }

  private Report validate(long few, Map<String, String> declared) {
    return validate(few, declared, Request.standard());
  }

  private Report validate(long few, Map<String, String> declared, Request request) {
    return new Validator(flink::environment, settings(declared), few, new NoLanes())
        .validate(shadow.table, "wide", request, Progress.NONE);
  }

  private Promotion.Promoted promote(Map<String, String> declared) {
    return new Promotion(settings(declared)).promote(shadow.table, "wide");
  }

  private static ValidationSettings settings(Map<String, String> declared) {
    Map<String, Tolerance> tolerances = new TreeMap<>();
    declared.forEach(
        (column, text) -> tolerances.put("db.orders." + column, Tolerance.parse(text)));
    return new ValidationSettings(
        1,
        100,
        1_000,
        Optional.empty(),
        Map.of(),
        Optional.empty(),
        Map.of(),
        tolerances,
        Optional.empty());
  }
}
