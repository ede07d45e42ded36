package io.penumbra.gate;

import io.penumbra.error.ErrorCode;
import io.penumbra.gate.GateDecision.Allowed;
import io.penumbra.gate.GateDecision.Recheck;
import io.penumbra.gate.GateDecision.Refused;
import io.penumbra.lane.Lane;
import io.penumbra.lane.Ledger;
import io.penumbra.lane.Pipeline;
import io.penumbra.lane.Proof;
import io.penumbra.lane.Role;
import io.penumbra.lane.Status;
import io.penumbra.report.Report;
import io.penumbra.report.Verdict;
import io.penumbra.report.Waived;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * No promotion without proof (invariant I6), but for what somebody answers for. The newest report
 * alone counts, so that neither a retry nor an older pass outlives a failure: only a full new check
 * that passes does.
 */
public final class Gate {
  private Gate() {}

  /**
   * Decides on the promotion of a shadow.
   *
   * @param ledger the table's lanes
   * @param lane the shadow to promote
   * @param heads heads of primary and shadow
   * @param newest the report that the shadow's newest proof names, absent when it can't be read
   * @param now at which waivers have to hold
   */
  public static GateDecision decide(
      Ledger ledger, Lane lane, CheckedPair heads, Optional<Report> newest, Instant now) {
    return standing(ledger, lane)
        .<GateDecision>map(refused -> refused)
        .orElseGet(() -> proof(lane, heads, newest, now));
  }

  /** Why a lane can't be compared or promoted as it stands, absent when it can. */
  public static Optional<Refused> standing(Ledger ledger, Lane lane) {
    return role(ledger, lane).or(() -> comparable(ledger, lane));
  }

  /** Why a lane's head is no cut with the primary's, absent when it is. */
  public static Optional<Refused> comparable(Ledger ledger, Lane lane) {
    String name = lane.name();
    if (ledger.pipeline().map(Pipeline::rewinding).orElse(false)) {
      return refused(
          ErrorCode.STATE_REFUSED,
          "The mirror job repeats changes that were committed before",
          "Wait until it has caught up: penumbra status");
    }
    if (lane.status() == Status.PENDING) {
      return refused(
          ErrorCode.STATE_REFUSED,
          "Shadow '" + name + "' has no rows of its own yet",
          "Wait until the mirror job has committed a checkpoint: penumbra status");
    }
    if (lane.status() == Status.DETACHED) {
      return refused(
          ErrorCode.STATE_REFUSED,
          "Shadow '" + name + "' is no longer fed: " + lane.standing().reason(),
          "penumbra discard " + name + ", then propose it again");
    }
    if (lane.status() == Status.CONFLICT) {
      return refused(
          ErrorCode.CONFLICT,
          "Shadow '" + name + "' is in conflict with the table: " + lane.standing().reason(),
          "penumbra discard " + name + ", then propose it again on the new schema");
    }
    return diverged(ledger, lane);
  }

  private static Optional<Refused> diverged(Ledger ledger, Lane lane) {
    String name = lane.name();
    if (lane.standing().divergedBy().isPresent()) {
      return refused(
          ErrorCode.DIVERGED,
          "Snapshot %d of main was written by someone else and is not in shadow '%s'"
              .formatted(lane.standing().divergedBy().get(), name),
          "penumbra discard " + name + ", then propose it again");
    }
    if (!lane.origin().base().equals(ledger.primary().shape())) {
      return refused(
          ErrorCode.CONFLICT,
          "Shadow '" + name + "' was made on a schema that is no longer the table's",
          "penumbra discard " + name + ", then propose it again on the new schema");
    }
    return Optional.empty();
  }

  private static Optional<Refused> role(Ledger ledger, Lane lane) {
    if (!lane.is(Role.SHADOW)) {
      return refused(
          ErrorCode.STATE_REFUSED,
          "'%s' is %s, not a shadow"
              .formatted(lane.name(), lane.role().name().toLowerCase(Locale.ROOT)),
          lane.is(Role.FORMER) ? "penumbra rollback goes back to it" : "penumbra status");
    }
    return ledger
        .former()
        .map(
            former ->
                new Refused(
                    ErrorCode.STATE_REFUSED,
                    "The table still has a way back to '" + former.name() + "'",
                    "penumbra finalize or penumbra rollback first"));
  }

  private static GateDecision proof(
      Lane lane, CheckedPair heads, Optional<Report> newest, Instant now) {
    String validate = "penumbra validate TABLE:" + lane.name();
    Optional<Proof> recorded = lane.standing().proof();
    if (recorded.isEmpty()) {
      return new Refused(
          ErrorCode.NOT_PROVEN, "Shadow '" + lane.name() + "' has no proof", validate);
    }
    if (newest.filter(report -> isOf(report, lane, recorded.get())).isEmpty()) {
      return new Refused(
          ErrorCode.NOT_PROVEN,
          "Report " + recorded.get().reportId() + " can't be found",
          validate);
    }
    Report report = newest.get();
    if (report.verdict() == Verdict.PASS && recorded.get().passed()) {
      return proven(report, heads, List.of());
    }
    WaivedCauses waived = WaivedCauses.of(lane, now);
    return waived.lift(report)
        ? proven(report, heads, waived.of(report.found()))
        : failed(report, validate + " once the cause is gone");
  }

  private static GateDecision proven(Report report, CheckedPair heads, List<Waived> waived) {
    return CheckedPair.of(report.cut()).equals(heads)
        ? new Allowed(report.reportId(), heads, waived)
        : new Recheck(report, heads, waived);
  }

  private static Refused failed(Report report, String next) {
    return new Refused(
        ErrorCode.NOT_PROVEN,
        "Report %s says %s: %s"
            .formatted(report.reportId(), report.verdict(), String.join("; ", report.reasons())),
        next);
  }

  private static boolean isOf(Report report, Lane lane, Proof recorded) {
    return report.reportId().equals(recorded.reportId()) && report.shadowId().equals(lane.name());
  }

  private static Optional<Refused> refused(ErrorCode code, String message, String next) {
    return Optional.of(new Refused(code, message, next));
  }
}
