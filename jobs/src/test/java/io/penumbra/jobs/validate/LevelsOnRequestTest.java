package io.penumbra.jobs.validate;

import static io.penumbra.jobs.validate.TestingShadow.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.penumbra.config.ValidationSettings;
import io.penumbra.embedded.EmbeddedFlink;
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
import java.util.Optional;
import java.util.Set;
import org.apache.iceberg.types.Types;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Some of the levels alone, on a mirrored table with a shadow. */
class LevelsOnRequestTest {
  private static EmbeddedFlink flink;

  @TempDir private Path folder;
  private TestingShadow shadow;

  @BeforeAll
  static void start(@TempDir Path folder) {
    flink = EmbeddedFlink.start(folder);
  }

  @AfterAll
  static void stop() throws Exception {
    flink.close();
  }

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

  private Report validate(LevelName... levels) {
    ValidationSettings settings =
        new ValidationSettings(
            1, 100, 100, Optional.of(folder.resolve("checks")).filter(Files::exists));
    return new Validator(flink::environment, settings, new CatalogLanes(shadow.catalog))
        .validate(shadow.table, "wide", new Request(Set.of(levels)), Progress.NONE);
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
