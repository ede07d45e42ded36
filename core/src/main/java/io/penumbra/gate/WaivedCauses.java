package io.penumbra.gate;

import io.penumbra.lane.Lane;
import io.penumbra.lane.Waiver;
import io.penumbra.report.Decision;
import io.penumbra.report.Found;
import io.penumbra.report.Mode;
import io.penumbra.report.Report;
import io.penumbra.report.Signature;
import io.penumbra.report.Verdict;
import io.penumbra.report.Waived;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Causes of differences that somebody answers for at a moment. */
public final class WaivedCauses {
  private final Map<String, Waiver> waivers;

  private WaivedCauses(Map<String, Waiver> waivers) {
    this.waivers = waivers;
  }

  /** Those of a lane that have not expired. */
  public static WaivedCauses of(Lane lane, Instant now) {
    return new WaivedCauses(
        lane.standing().waivers().stream()
            .filter(each -> each.holdsAt(now))
            .collect(Collectors.toMap(Waiver::signatureId, each -> each)));
  }

  /** What of the differences that were found is waived, by cause. */
  public List<Waived> of(Found found) {
    return failing(found)
        .filter(each -> waivers.containsKey(each.signatureId()))
        .map(each -> waived(waivers.get(each.signatureId()), each.count()))
        .toList();
  }

  /**
   * Whether nothing else stands in the way: everything was compared, and every cause that fails is
   * waived.
   */
  boolean lift(Report report) {
    List<Signature> failing = failing(report.found()).toList();
    return report.verdict() == Verdict.FAIL
        && report.mode() == Mode.FULL
        && !failing.isEmpty()
        && failing.stream().allMatch(each -> waivers.containsKey(each.signatureId()))
        && Decision.gaps(report.found(), report.coverage()).isEmpty();
  }

  private static Stream<Signature> failing(Found found) {
    return found.signatures().stream().filter(each -> each.severity().fails());
  }

  private static Waived waived(Waiver waiver, long rows) {
    return new Waived(
        waiver.signatureId(), waiver.owner(), waiver.reason(), waiver.expires(), rows);
  }
}
