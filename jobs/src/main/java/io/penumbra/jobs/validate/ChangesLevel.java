package io.penumbra.jobs.validate;

import io.penumbra.compare.Side;
import io.penumbra.report.Coverage;
import io.penumbra.report.Findings;
import io.penumbra.report.Summary;
import java.util.List;
import java.util.Map;

/**
 * Proof by an earlier one: settles everything if the same came to both lanes since a report that
 * passed. Where that can't be told, or is not so, it leaves everything, as if it had not been
 * asked: what differs is for others to say.
 */
final class ChangesLevel implements Level {
  private final String reportId;
  private final Comparison earlier;
  private final long mostRows;

  /**
   * @param reportId a report that passed
   * @param earlier the same lanes at its cut
   * @param mostRows rows that came since, up to which they are compared
   */
  ChangesLevel(String reportId, Comparison earlier, long mostRows) {
    this.reportId = reportId;
    this.earlier = earlier;
    this.mostRows = mostRows;
  }

  @Override
  public String name() {
    return "changes";
  }

  @Override
  public Forecast forecast(Comparison comparison, Workload left) {
    return new Forecast("compares what came since report " + reportId, came(comparison), left);
  }

  private Workload came(Comparison comparison) {
    Map<Side, Delta> deltas = level().deltas(comparison);
    return DeltaLevel.rows(deltas) > mostRows
        ? Workload.nothing()
        : new Workload(deltas.get(Side.PRIMARY).added(), deltas.get(Side.SHADOW).added());
  }

  @Override
  public Workload examine(
      Comparison comparison, Workload left, Evidence evidence, Progress progress) {
    DeltaLevel level = level();
    Map<Side, Delta> deltas = level.deltas(comparison);
    if (DeltaLevel.rows(deltas) > mostRows) {
      return left;
    }
    Evidence apart = new Evidence(List.of(), 0);
    level.examine(comparison, deltas, apart, progress);
    Summary found = apart.found().summary();
    if (found.gaps() + found.failing() > 0) {
      Coverage read = Coverage.NONE.plus(apart.coverage().files());
      evidence.add(new Partial(Population.NONE, 0, read, new Findings(0).found()));
      return left;
    }
    evidence.add(apart);
    evidence.basedOn(reportId);
    return Workload.nothing();
  }

  private DeltaLevel level() {
    return new DeltaLevel(earlier, mostRows, 0);
  }
}
