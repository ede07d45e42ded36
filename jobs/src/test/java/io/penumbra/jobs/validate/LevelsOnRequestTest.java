package io.penumbra.jobs.validate;

import static io.penumbra.jobs.validate.TestingShadow.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.penumbra.config.ValidationSettings;
import io.penumbra.jobs.report.ReportStore;
import io.penumbra.jobs.sql.CatalogLanes;
import io.penumbra.lane.Proof;
import io.penumbra.report.Category;
import io.penumbra.report.Discrepancy;
import io.penumbra.report.Mode;
import io.penumbra.report.Report;
import io.penumbra.report.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.iceberg.types.Types;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Some of the levels alone, on a mirrored table with a shadow. */
class LevelsOnRequestTest {
  @RegisterExtension private static final TestingFlink flink = new TestingFlink();

  @TempDir private Path folder;
  private TestingShadow shadow;

  @BeforeEach
  void open() {
    shadow = TestingShadow.create(folder.resolve("warehouse"), 2);
    shadow.insert(row(1, "one", 10), row(2, "two", 20));
    shadow.propose("wide", true, update -> update.updateColumn("qty", Types.LongType.get()));
    shadow.upsert(row(2, "TWO", 21), row(3, "three", 30));
  }

  @Test
  void givesNoPassWhereNoLevelComparesRows() {
    Report report = validate(LevelName.SCHEMA, LevelName.FILES);

    assertThat(report.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(report.mode()).isEqualTo(Mode.SCHEMA);
    assertThat(report.reasons()).anyMatch(reason -> reason.contains("data files of table and"));
    assertThat(newest()).isEmpty();
    assertThat(ReportStore.of(shadow.table.table()).read(report.reportId())).contains(report);
  }

  @Test
  void leavesTheProofThatThereIsWhereItFindsNothing() throws IOException {
    write("own.sql", "SELECT ${column:id}, ${column:qty} FROM ${table}");
    write(
        "lanes.sql", "SELECT a.qty - b.qty FROM db__wide.orders a, db.orders b WHERE a.id = b.id");
    Report proof = validate(LevelName.SCHEMA, LevelName.ROWS);
    Report report = validate(LevelName.QUERIES);

    assertThat(proof.verdict()).isEqualTo(Verdict.PASS);
    assertThat(report.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(report.mode()).isEqualTo(Mode.QUERY);
    assertThat(report.discrepancies())
        .extracting(Discrepancy::type)
        .containsOnly(Category.NOT_VALIDATED);
    assertThat(report.summary().total()).isEqualTo(1);
    assertThat(newest()).contains(proof.reportId());
  }

  @Test
  void takesTheProofAwayWhereAQueryDiffers() throws IOException {
    write("own.sql", "SELECT ${column:id}, ${column:qty} FROM ${table}");
    validate(LevelName.ROWS);
    TestingLane stranger = shadow.stranger("wide");
    stranger.upsert(stranger.row(3, "three", 31L));
    Report report = validate(LevelName.QUERIES);

    assertThat(report.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(report.discrepancies())
        .extracting(Discrepancy::message)
        .contains("own: qty is 30 in the primary and 31 in the shadow");
    assertThat(newest()).contains(report.reportId());
  }

  @Test
  void givesNoPassForASampleAlone() {
    Report proof = validate(LevelName.ROWS);
    Report report = validate(LevelName.SCHEMA, LevelName.FILES, LevelName.SAMPLE);

    assertThat(report.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(report.mode()).isEqualTo(Mode.SAMPLE);
    assertThat(report.method().sampling()).isPresent();
    assertThat(report.reasons()).anyMatch(why -> why.contains("not compared but by a sample"));
    assertThat(newest()).contains(proof.reportId());
  }

  @Test
  void givesNoPassForSomeColumnsAlone() {
    Report proof = validate(LevelName.ROWS);
    Report report = validate(only("name"));

    assertThat(report.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(report.mode()).isEqualTo(Mode.PARTIAL);
    assertThat(report.reasons()).contains("Column qty was not compared: it was not asked for");
    assertThat(newest()).contains(proof.reportId());
  }

  @Test
  void seesADifferenceInTheColumnsAlone() {
    TestingLane stranger = shadow.stranger("wide");
    stranger.upsert(stranger.row(3, "three", 31L));

    assertThat(validate(only("name")).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(validate(only("qty")).verdict()).isEqualTo(Verdict.FAIL);
  }

  @Test
  void tellsWhatItWouldDo() {
    Set<LevelName> all = EnumSet.allOf(LevelName.class);
    Explanation explanation = validator().explain(shadow.table, "wide", new Request(all));

    assertThat(explanation.levels())
        .extracting(LevelPlan::level)
        .containsExactly("schema", "files", "few rows", "hash", "rows", "sample", "queries");
    assertThat(explanation.levels().get(1).does()).startsWith("proves 0 of 4 data files");
    assertThat(explanation.levels().get(2).rows()).isPositive();
    assertThat(explanation.levels().get(2).bytes()).isPositive();
    assertThat(explanation.levels().get(3).files()).isZero();
    assertThat(newest()).isEmpty();
    assertThat(shadow.table.table().refs().keySet()).noneMatch(name -> name.contains("pin"));
  }

  private static Request only(String column) {
    return new Request(
        Request.standard().levels(), SampleWish.STANDARD, Set.of(column), Optional.empty(), false);
  }

  private Report validate(LevelName... levels) {
    return validate(new Request(Set.of(levels)));
  }

  private Report validate(Request request) {
    return validator().validate(shadow.table, "wide", request, Progress.NONE);
  }

  private Validator validator() {
    ValidationSettings settings =
        new ValidationSettings(
            1, 100, 100, Optional.of(folder.resolve("checks")).filter(Files::exists), Map.of());
    return new Validator(flink::environment, settings, new CatalogLanes(shadow.catalog));
  }

  private Optional<String> newest() {
    return shadow.lane("wide").standing().proof().map(Proof::reportId);
  }

  private void write(String name, String statement) throws IOException {
    Path file = folder.resolve("checks").resolve("db.orders").resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(
        file,
        "-- name: %s\n-- protects-from: mistakes\n%s"
            .formatted(name.replace(".sql", ""), statement));
  }
}
