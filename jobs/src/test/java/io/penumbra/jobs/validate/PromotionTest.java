package io.penumbra.jobs.validate;

import static io.penumbra.jobs.validate.TestingShadow.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.penumbra.config.ValidationSettings;
import io.penumbra.error.ErrorCode;
import io.penumbra.error.PenumbraException;
import io.penumbra.jobs.report.ReportStore;
import io.penumbra.jobs.validate.Promotion.Promoted;
import io.penumbra.lane.Status;
import io.penumbra.report.Category;
import io.penumbra.report.Mode;
import io.penumbra.report.Report;
import io.penumbra.report.Verdict;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.apache.iceberg.types.Types;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** I6: no promotion without proof, on a real table. */
class PromotionTest {
  private static final ValidationSettings SETTINGS =
      new ValidationSettings(1, 100, 100, Optional.empty(), Map.of());

  private TestingShadow shadow;

  @BeforeEach
  void open(@TempDir Path folder) {
    shadow = TestingShadow.create(folder, 2);
    shadow.insert(row(1, "one", 10), row(2, "two", 20), row(3, "three", 30));
    shadow.propose("wide", true, update -> update.updateColumn("qty", Types.LongType.get()));
    shadow.insert(row(4, "four", 40));
    shadow.upsert(row(1, "ONE", 11));
  }

  @Test
  void withoutAProofIsRefusedAndNamesTheVerbToRun() {
    PenumbraException refused = refused("wide");

    assertThat(refused.code()).isEqualTo(ErrorCode.NOT_PROVEN);
    assertThat(refused.next()).contains("penumbra validate");
  }

  @Test
  void aPassForTheHeadsIsPromotedAsItIs() {
    Report report = validate("wide");

    assertThat(report.verdict()).as(report.reasons().toString()).isEqualTo(Verdict.PASS);
    assertThat(shadow.lane("wide").status()).isEqualTo(Status.PASSED);
    assertThat(ReportStore.of(shadow.table.table()).read(report.reportId())).contains(report);
    assertThat(shadow.table.table().refs().keySet()).noneMatch(ref -> ref.contains("pin"));

    Promoted promoted = promote("wide");

    assertThat(promoted.rechecks()).isEmpty();
    assertThat(shadow.table.table().schema().findType("qty")).isEqualTo(Types.LongType.get());
  }

  @Test
  void whatCameAfterTheProofIsRecheckedAndNothingElseIsRead() {
    Report proof = validate("wide");
    shadow.upsert(row(2, "TWO", 21), row(5, "five", 50));
    shadow.insert(row(6, "six", 60));

    Promoted promoted = promote("wide");

    assertThat(promoted.rechecks()).hasSize(1);
    Report recheck = promoted.rechecks().get(0);
    assertThat(recheck.mode()).isEqualTo(Mode.RECHECK);
    assertThat(recheck.method().basedOn()).isEqualTo(proof.reportId());
    assertThat(recheck.coverage().rows().primary()).isEqualTo(3);
    assertThat(recheck.coverage().rows().equal()).isEqualTo(3);
  }

  @Test
  void aBadRowWrittenAfterTheProofIsRefusedAndTheRefusalSticks() {
    validate("wide");
    TestingLane stranger = shadow.stranger("wide");
    stranger.append(stranger.row(7, "seven", 70L));

    assertThat(refused("wide").getMessage()).contains("ROW_EXTRA_IN_SHADOW");
    assertThat(shadow.lane("wide").status()).isEqualTo(Status.FAILED);
    assertThat(refused("wide").code()).isEqualTo(ErrorCode.NOT_PROVEN);
    shadow.upsert(row(7, "seven", 70));
    assertThat(refused("wide").code()).isEqualTo(ErrorCode.NOT_PROVEN);

    assertThat(validate("wide").verdict()).isEqualTo(Verdict.PASS);
    assertThat(promote("wide").rechecks()).isEmpty();
  }

  @Test
  void aDeleteInOneLaneAloneIsNeverAPass() {
    validate("wide");
    TestingLane stranger = shadow.stranger("wide");
    stranger.delete(stranger.row(2, null, null));

    assertThat(refused("wide").getMessage())
        .contains("1 keys were deleted in one lane and not in the other");
    assertThat(validate("wide").summary().byType())
        .containsEntry(Category.ROW_MISSING_IN_SHADOW, 1L);
    assertThat(refused("wide").getMessage()).contains("FAIL");
  }

  @Test
  void aRowChangedByPositionInOneLaneAloneIsNeverAPass() {
    validate("wide");
    TestingLane stranger = shadow.stranger("wide");
    stranger.deleteAt(stranger.content().files(stranger.table.schema()).get(0).file(), 0L);

    assertThat(refused("wide").getMessage())
        .contains("In the shadow: Rows that were there before were deleted by position");
  }

  @Test
  void moreThanTheLimitIsRefusedWithWhatToDo() {
    validate("wide");
    Object[][] rows = new Object[60][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = row(100 + i, "many", i);
    }
    shadow.insert(rows);

    PenumbraException refused = refused("wide");

    assertThat(refused.getMessage())
        .isEqualTo("120 rows came since the proof, more than the 100 that are re-checked");
    assertThat(refused.next()).startsWith("Run penumbra validate again");
  }

  @Test
  void aShadowThatSharesEveryFileIsProvenWithoutARead() {
    shadow.propose("renamed", false, update -> update.renameColumn("name", "title"));

    Report report = validate("renamed");
    shadow.insert(row(8, "eight", 80));
    Promoted promoted = promote("renamed");

    assertThat(report.verdict()).isEqualTo(Verdict.PASS);
    assertThat(report.coverage().files().bytesRead()).isZero();
    assertThat(report.coverage().rows().primary()).isZero();
    assertThat(report.coverage().files().identical()).isPositive();
    assertThat(promoted.rechecks()).hasSize(1);
    assertThat(promoted.rechecks().get(0).coverage().files().bytesRead()).isZero();
  }

  private Report validate(String name) {
    return new Validator(
            () -> {
              throw new AssertionError("A job was started");
            },
            SETTINGS)
        .validate(shadow.table, name, Progress.NONE);
  }

  private Promoted promote(String name) {
    return new Promotion(SETTINGS).promote(shadow.table, name);
  }

  private PenumbraException refused(String name) {
    return catchThrowableOfType(PenumbraException.class, () -> promote(name));
  }
}
