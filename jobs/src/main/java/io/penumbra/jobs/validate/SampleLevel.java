package io.penumbra.jobs.validate;

import io.penumbra.report.Category;
import io.penumbra.report.Discrepancy;
import io.penumbra.report.RowCoverage;
import io.penumbra.report.Sampling;
import io.penumbra.sample.Confidence;
import io.penumbra.sample.KeySample;
import io.penumbra.sample.Sample;
import java.security.SecureRandom;
import java.util.List;

/**
 * Joins the rows of some keys, chosen at random and the same in both lanes. Finds differences and
 * says how many there may be at most, but settles nothing.
 */
final class SampleLevel implements Level {
  private final SampleWish wish;
  private final Means means;
  private final SecureRandom salts = new SecureRandom();

  SampleLevel(SampleWish wish, Means means) {
    this.wish = wish;
    this.means = means;
  }

  @Override
  public String name() {
    return LevelName.SAMPLE.word();
  }

  @Override
  public Forecast forecast(Comparison comparison, Workload left) {
    return new Forecast(
        "joins about %,d rows by keys chosen at random"
            .formatted(Math.min(wish.rows(), left.rowsOfLarger())),
        left,
        left);
  }

  @Override
  public Workload examine(
      Comparison comparison, Workload left, Evidence evidence, Progress progress) {
    if (!comparison.plan().keyed()) {
      evidence.found(
          Discrepancy.general(
              Category.NOT_VALIDATED,
              "No sample was drawn: without a key, equal rows would be chosen together"));
      return left;
    }
    KeySample sample = new KeySample(salts.nextLong(), rate(left));
    Evidence drawn = new Evidence(List.of(), means.limit());
    Workload chosen = left.only(sample);
    join(comparison, chosen, drawn, (level, done, total) -> progress.reached(name(), done, total));
    evidence.add(drawn);
    evidence.sampled(sampling(sample, drawn));
    return left;
  }

  /** As if no row were deleted: where some are, the sample is that much smaller. */
  private double rate(Workload left) {
    return Math.min(1, (double) wish.rows() / Math.max(1, left.rowsOfLarger()));
  }

  private void join(Comparison comparison, Workload chosen, Evidence drawn, Progress progress) {
    Level direct = new DirectRows(means.few(), means.limit());
    Workload open =
        direct.appliesTo(comparison, chosen)
            ? direct.examine(comparison, chosen, drawn, progress)
            : chosen;
    if (!open.isEmpty()) {
      new RowsLevel(means.flink(), means.parallelism(), means.limit())
          .examine(comparison, open, drawn, progress);
    }
  }

  /**
   * The rows of the lane that has more: as many as differ or are missing of these, the other one
   * can have too many at most.
   */
  private Sampling sampling(KeySample sample, Evidence drawn) {
    Population population = drawn.population();
    RowCoverage rows = drawn.coverage().rows();
    boolean primary = population.primary() >= population.shadow();
    long size = primary ? rows.primary() : rows.shadow();
    long differing = Math.max(rows.primary(), rows.shadow()) - rows.equal();
    Sample seen =
        new Sample(
            size, Math.min(size, differing), primary ? population.primary() : population.shadow());
    Confidence confidence = wish.confidence();
    return new Sampling(
        KeySample.METHOD,
        sample.saltText(),
        seen.size(),
        seen.differing(),
        seen.population(),
        confidence.level(),
        seen.bound(confidence).rate(),
        seen.statement(confidence));
  }
}
