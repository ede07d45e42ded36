package io.penumbra.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.penumbra.error.ErrorCode;
import io.penumbra.gate.GateDecision.Allowed;
import io.penumbra.gate.GateDecision.Recheck;
import io.penumbra.gate.GateDecision.Refused;
import io.penumbra.lane.Feed;
import io.penumbra.lane.Feeding;
import io.penumbra.lane.Fork;
import io.penumbra.lane.Lane;
import io.penumbra.lane.LaneId;
import io.penumbra.lane.Ledger;
import io.penumbra.lane.Origin;
import io.penumbra.lane.Pipeline;
import io.penumbra.lane.Proof;
import io.penumbra.lane.Role;
import io.penumbra.lane.Shape;
import io.penumbra.lane.Standing;
import io.penumbra.lane.Status;
import io.penumbra.report.Report;
import io.penumbra.report.TestingReports;
import io.penumbra.report.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** I6: no promotion without proof. */
class GateTest {
  static final Instant AT = Instant.parse("2026-01-05T10:00:00Z");
  private static final Shape MAIN = new Shape(0, 0, 0);
  private static final Shape EVOLVED = new Shape(1, 0, 0);
  static final CheckedPair HEADS = new CheckedPair(10, 20);

  @Test
  void aPassForTheHeadsIsAllowedForTheseHeads() {
    GateDecision decision = decide(shadow(passing()), HEADS, report(Verdict.PASS, HEADS));

    assertThat(decision).isEqualTo(new Allowed("r1", HEADS, List.of()));
  }

  @ParameterizedTest
  @MethodSource("movedHeads")
  void aPassForAnEarlierCutNeedsARecheckUpToTheHeads(CheckedPair cut) {
    Report proof = report(Verdict.PASS, cut);

    assertThat(decide(shadow(passing()), HEADS, proof))
        .isEqualTo(new Recheck(proof, HEADS, List.of()));
  }

  static Stream<CheckedPair> movedHeads() {
    return Stream.of(new CheckedPair(9, 19), new CheckedPair(9, 20), new CheckedPair(10, 19));
  }

  @ParameterizedTest
  @EnumSource(value = Verdict.class, names = "PASS", mode = EnumSource.Mode.EXCLUDE)
  void whatIsNoPassIsRefusedHoweverFarTheHeadsMove(Verdict verdict) {
    for (CheckedPair cut : new CheckedPair[] {HEADS, new CheckedPair(9, 19)}) {
      assertThat(code(decide(shadow(failing()), HEADS, report(verdict, cut))))
          .isEqualTo(ErrorCode.NOT_PROVEN);
    }
  }

  /** The ledger and the report have to agree: a report alone can't overrule a recorded failure. */
  @Test
  void aRecordedFailureIsRefusedWhateverTheReportSays() {
    assertThat(code(decide(shadow(failing()), HEADS, report(Verdict.PASS, HEADS))))
        .isEqualTo(ErrorCode.NOT_PROVEN);
  }

  @Test
  void anOlderPassDoesNotOutliveANewerFailure() {
    Report older = TestingReports.of("r0", "good", Verdict.PASS, HEADS.primary(), HEADS.shadow());

    assertThat(code(decide(shadow(failing()), HEADS, older))).isEqualTo(ErrorCode.NOT_PROVEN);
  }

  @Test
  void aReportOfAnotherShadowIsNoProof() {
    Report other = TestingReports.of("r1", "other", Verdict.PASS, HEADS.primary(), HEADS.shadow());

    assertThat(code(decide(shadow(passing()), HEADS, other))).isEqualTo(ErrorCode.NOT_PROVEN);
  }

  @Test
  void noReportIsNoProof() {
    GateDecision decision =
        Gate.decide(ledger(passing()), shadow(passing()), HEADS, Optional.empty(), AT);

    assertThat(code(decision)).isEqualTo(ErrorCode.NOT_PROVEN);
    assertThat(((Refused) decision).next()).isEqualTo("penumbra validate TABLE:good");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("standings")
  void aLaneThatIsNoCutWithThePrimaryIsRefused(String why, Lane lane, ErrorCode code) {
    Ledger ledger = ledger(passing()).with(lane);

    GateDecision decision =
        Gate.decide(ledger, lane, HEADS, Optional.of(report(Verdict.PASS, HEADS)), AT);

    assertThat(code(decision)).as(why).isEqualTo(code);
    assertThat(((Refused) decision).next()).isNotBlank();
  }

  static Stream<Arguments> standings() {
    Lane lane = shadow(passing());
    Standing standing = lane.standing();
    Origin origin = lane.origin();
    return Stream.of(
        arguments("no proof", lane.with(standing.proof(Optional.empty())), ErrorCode.NOT_PROVEN),
        arguments(
            "pending", lane.with(standing.status(Status.PENDING, "")), ErrorCode.STATE_REFUSED),
        arguments(
            "detached",
            lane.with(standing.status(Status.DETACHED, "disk full")),
            ErrorCode.STATE_REFUSED),
        arguments(
            "conflict", lane.with(standing.status(Status.CONFLICT, "qty")), ErrorCode.CONFLICT),
        arguments("diverged", lane.with(standing.divergedBy(Optional.of(7L))), ErrorCode.DIVERGED),
        arguments(
            "main's schema moved", lane.with(origin.base(new Shape(5, 0, 0))), ErrorCode.CONFLICT),
        arguments("primary", lane.moved(Role.PRIMARY, "main"), ErrorCode.STATE_REFUSED),
        arguments("former", lane.moved(Role.FORMER, "former_good"), ErrorCode.STATE_REFUSED));
  }

  @Test
  void theAdviceLeadsToWhatCanBeDone() {
    Lane former = shadow(passing()).moved(Role.FORMER, "former_good");
    Lane primary = shadow(passing()).moved(Role.PRIMARY, "main");

    assertThat(advice(former)).isEqualTo("penumbra rollback goes back to it");
    assertThat(advice(primary)).isEqualTo("penumbra status");
  }

  private static String advice(Lane lane) {
    Report proof = report(Verdict.PASS, HEADS);
    return ((Refused) Gate.decide(ledger(passing()), lane, HEADS, Optional.of(proof), AT)).next();
  }

  @Test
  void aRewindingPipelineIsRefused() {
    Ledger ledger = ledger(passing()).with(new Pipeline("a", "job", 3, "0/3", "0/9"));

    GateDecision decision =
        Gate.decide(ledger, shadow(passing()), HEADS, Optional.of(report(Verdict.PASS, HEADS)), AT);

    assertThat(code(decision)).isEqualTo(ErrorCode.STATE_REFUSED);
  }

  @Test
  void anOpenWayBackIsRefused() {
    Lane former = lane(LaneId.of(2), Role.FORMER, MAIN, Standing.of(Status.PROMOTED));

    GateDecision decision =
        Gate.decide(
            ledger(passing()).with(former),
            shadow(passing()),
            HEADS,
            Optional.of(report(Verdict.PASS, HEADS)),
            AT);

    assertThat(code(decision)).isEqualTo(ErrorCode.STATE_REFUSED);
  }

  private static GateDecision decide(Lane lane, CheckedPair heads, Report report) {
    return Gate.decide(ledger(lane.standing()), lane, heads, Optional.of(report), AT);
  }

  private static ErrorCode code(GateDecision decision) {
    assertThat(decision).isInstanceOf(Refused.class);
    return ((Refused) decision).code();
  }

  private static Report report(Verdict verdict, CheckedPair cut) {
    return TestingReports.of("r1", "good", verdict, cut.primary(), cut.shadow());
  }

  private static Standing passing() {
    return proven(true).status(Status.PASSED, "");
  }

  static Standing failing() {
    return proven(false).status(Status.FAILED, "");
  }

  private static Standing proven(boolean passed) {
    return Standing.of(Status.SHADOWING)
        .proof(Optional.of(new Proof("r1", passed, HEADS.primary(), HEADS.shadow(), AT)));
  }

  static Ledger ledger(Standing standing) {
    Lane primary = lane(LaneId.of(0), Role.PRIMARY, MAIN, Standing.of(Status.SHADOWING));
    return new Ledger(1, 2, Optional.empty(), Optional.empty(), new TreeMap<>())
        .with(primary)
        .with(shadow(standing));
  }

  static Lane shadow(Standing standing) {
    return lane(LaneId.of(1), Role.SHADOW, EVOLVED, standing);
  }

  private static Lane lane(LaneId id, Role role, Shape shape, Standing standing) {
    String name = id.number() == 0 ? Lane.MAIN : "good";
    Feeding feeding = new Feeding(Feed.STREAM, true, id, false, Map.of());
    Origin origin = new Origin("", "test", AT, new Fork(1, -1, "", AT), MAIN);
    return new Lane(id, name, role, "b" + id, shape, feeding, origin, standing);
  }
}
