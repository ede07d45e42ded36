package io.penumbra.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.penumbra.gate.GateDecision.Allowed;
import io.penumbra.gate.GateDecision.Recheck;
import io.penumbra.gate.GateDecision.Refused;
import io.penumbra.lane.Lane;
import io.penumbra.lane.Standing;
import io.penumbra.lane.Waiver;
import io.penumbra.report.Category;
import io.penumbra.report.Cut;
import io.penumbra.report.Discrepancy;
import io.penumbra.report.Mode;
import io.penumbra.report.Report;
import io.penumbra.report.TestingReports;
import io.penumbra.report.Waived;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What somebody answers for stops no promotion, and nothing else goes with it. */
class WaivedCausesTest {
  private static final Discrepancy STALE = found(Category.STALE_ROW);
  private static final Discrepancy EXTRA = found(Category.ROW_EXTRA_IN_SHADOW);
  private static final Waiver WAIVER = waiver(STALE, "ann");
  private static final Waived WAIVED =
      new Waived(STALE.signatureId(), "ann", "agreed", WAIVER.expires(), 2);

  @Test
  void aFailureOfWaivedCausesAloneIsAllowedAndTold() {
    assertThat(decide(failing(WAIVER), report(Mode.FULL, GateTest.HEADS, STALE, STALE)))
        .isEqualTo(new Allowed("r1", GateTest.HEADS, List.of(WAIVED)));
  }

  @Test
  void whatCameAfterItIsStillRechecked() {
    Report proof = report(Mode.FULL, new CheckedPair(9, 19), STALE, STALE);

    assertThat(decide(failing(WAIVER), proof))
        .isEqualTo(new Recheck(proof, GateTest.HEADS, List.of(WAIVED)));
  }

  @Test
  void aCauseThatNobodyAnswersForRefuses() {
    assertThat(decide(failing(WAIVER), report(Mode.FULL, GateTest.HEADS, STALE, EXTRA)))
        .isInstanceOf(Refused.class)
        .extracting(GateDecision::waived)
        .isEqualTo(List.of());
  }

  @Test
  void aWaiverEndsAtItsMoment() {
    Report report = report(Mode.FULL, GateTest.HEADS, STALE);
    Instant expires = WAIVER.expires();

    assertThat(decideAt(expires.minusMillis(1), failing(WAIVER), report))
        .isInstanceOf(Allowed.class);
    assertThat(decideAt(expires, failing(WAIVER), report)).isInstanceOf(Refused.class);
  }

  @ParameterizedTest
  @EnumSource(value = Mode.class, names = "FULL", mode = EnumSource.Mode.EXCLUDE)
  void aReportOnPartOfTheTableCantBeLifted(Mode mode) {
    assertThat(decide(failing(WAIVER), report(mode, GateTest.HEADS, STALE)))
        .isInstanceOf(Refused.class);
  }

  @Test
  void whatCouldNotBeComparedCantBeWaived() {
    Discrepancy gap = found(Category.NOT_VALIDATED);

    assertThat(
            decide(
                failing(WAIVER, waiver(gap, "ann")), report(Mode.FULL, GateTest.HEADS, STALE, gap)))
        .isInstanceOf(Refused.class);
  }

  @Test
  void aFailureWithoutACauseIsRefused() {
    assertThat(decide(failing(WAIVER), report(Mode.FULL, GateTest.HEADS)))
        .isInstanceOf(Refused.class);
  }

  @Test
  void aSecondWaiverOfACauseReplacesTheFirst() {
    Standing standing = failing(WAIVER, waiver(EXTRA, "ann"), waiver(STALE, "ben"));

    assertThat(standing.waivers()).containsExactly(waiver(EXTRA, "ann"), waiver(STALE, "ben"));
  }

  private static GateDecision decide(Standing standing, Report report) {
    return decideAt(GateTest.AT, standing, report);
  }

  private static GateDecision decideAt(Instant now, Standing standing, Report report) {
    Lane lane = GateTest.shadow(standing);
    return Gate.decide(GateTest.ledger(standing), lane, GateTest.HEADS, Optional.of(report), now);
  }

  private static Standing failing(Waiver... waivers) {
    Standing standing = GateTest.failing();
    for (Waiver waiver : waivers) {
      standing = standing.waiver(waiver);
    }
    return standing;
  }

  private static Waiver waiver(Discrepancy found, String owner) {
    return new Waiver(found.signatureId(), owner, "agreed", GateTest.AT.plusSeconds(60));
  }

  private static Discrepancy found(Category category) {
    return Discrepancy.general(category, category + " was found");
  }

  private static Report report(Mode mode, CheckedPair heads, Discrepancy... found) {
    Cut cut = new Cut("c1", heads.primary(), heads.shadow(), 42, "0/1");
    return TestingReports.failed("r1", "good", mode, cut, found);
  }
}
