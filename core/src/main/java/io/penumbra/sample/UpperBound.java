package io.penumbra.sample;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.apache.commons.statistics.distribution.BetaDistribution;
import org.apache.commons.statistics.distribution.HypergeometricDistribution;

/**
 * What may differ at most.
 *
 * @param rate share of all rows, from 0 to 1
 * @param rows the same in rows
 */
public record UpperBound(double rate, long rows) {
  /** Share of all rows from which on it matters that no row is sampled twice. */
  private static final double MATTERS = 0.05;

  /**
   * One-sided, exact: of all rates at which a sample shows as few differences as this one in more
   * than {@code alpha} of cases, the highest. By Clopper and Pearson; for samples of more than a
   * twentieth of all rows by the hypergeometric distribution, which is tighter there.
   */
  static UpperBound of(Sample sample, Confidence confidence) {
    if (sample.differing() == sample.size()) {
      return new UpperBound(1, sample.population());
    }
    boolean small = sample.size() > MATTERS * sample.population();
    return small && sample.population() <= Integer.MAX_VALUE
        ? hypergeometric(sample, confidence)
        : clopperPearson(sample, confidence);
  }

  private static UpperBound clopperPearson(Sample sample, Confidence confidence) {
    long differing = sample.differing();
    double rate =
        BetaDistribution.of(differing + 1.0, (double) (sample.size() - differing))
            .inverseSurvivalProbability(confidence.alpha());
    return new UpperBound(rate, (long) (rate * sample.population()));
  }

  private static UpperBound hypergeometric(Sample sample, Confidence confidence) {
    int population = (int) sample.population();
    int possible = (int) sample.differing();
    int impossible = population - (int) (sample.size() - sample.differing()) + 1;
    while (impossible - possible > 1) {
      int differing = (possible + impossible) >>> 1;
      double chance =
          HypergeometricDistribution.of(population, differing, (int) sample.size())
              .cumulativeProbability((int) sample.differing());
      if (chance > confidence.alpha()) {
        possible = differing;
      } else {
        impossible = differing;
      }
    }
    return new UpperBound((double) possible / population, possible);
  }

  /** The rate in per cent, rounded to three digits, as {@code 0.0998 %}. */
  String percent() {
    BigDecimal percent = BigDecimal.valueOf(rate).movePointRight(2);
    return percent
            .round(new MathContext(3, RoundingMode.HALF_UP))
            .stripTrailingZeros()
            .toPlainString()
        + " %";
  }
}
