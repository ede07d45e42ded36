package io.penumbra.jobs.validate;

import io.penumbra.catalog.verb.Admission;
import io.penumbra.catalog.verb.Heads;
import io.penumbra.error.ErrorCode;
import io.penumbra.error.PenumbraException;
import io.penumbra.gate.CheckedPair;
import io.penumbra.gate.Gate;
import io.penumbra.gate.GateDecision;
import io.penumbra.gate.GateDecision.Allowed;
import io.penumbra.gate.GateDecision.Refused;
import io.penumbra.report.Report;
import io.penumbra.report.Verdict;
import io.penumbra.report.Waived;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Admits heads for which there is proof: that of the ledger, or the ledger's and a re-check of what
 * came since (invariant I6). Each commit attempt asks anew and re-checks only what came since the
 * attempt before.
 */
final class ProvenHeads implements Admission {
  private final Recheck recheck;
  private final Optional<Report> newest;
  private final List<Report> rechecks = new ArrayList<>();
  private List<Waived> waived = List.of();

  /**
   * @param newest the report that the ledger names, absent when there is none
   */
  ProvenHeads(Recheck recheck, Optional<Report> newest) {
    this.recheck = recheck;
    this.newest = newest;
  }

  @Override
  public void admit(Heads heads) {
    CheckedPair pair = new CheckedPair(heads.primarySnapshotId(), heads.shadowSnapshotId());
    GateDecision decision =
        Gate.decide(heads.ledger(), heads.shadow(), pair, newest, Instant.now());
    if (decision instanceof Refused refused) {
      throw refused.asError();
    }
    waived = decision.waived();
    recheck.demandChecked(newest.orElseThrow());
    if (!(decision instanceof Allowed) && !CheckedPair.of(latest(heads).cut()).equals(pair)) {
      Report report = recheck.run(heads, latest(heads));
      rechecks.add(report);
      demandPass(report);
    }
  }

  /** What was re-checked, in order; the last one is the one that decided. */
  List<Report> rechecks() {
    return List.copyOf(rechecks);
  }

  /** Differences in spite of which the heads were admitted that were asked about last. */
  List<Waived> waived() {
    return waived;
  }

  /** The newest proof whose cut is in the history of these heads. */
  private Report latest(Heads heads) {
    return rechecks.stream()
        .filter(report -> Recheck.reaches(heads.table(), report))
        .reduce((older, newer) -> newer)
        .orElseGet(newest::orElseThrow);
  }

  private static void demandPass(Report report) {
    if (report.verdict() == Verdict.PASS) {
      return;
    }
    throw new PenumbraException(
        ErrorCode.NOT_PROVEN,
        "What came after the proof says %s: %s"
            .formatted(report.verdict(), String.join("; ", report.reasons())),
        "Run penumbra validate on " + report.shadowId() + " again");
  }
}
