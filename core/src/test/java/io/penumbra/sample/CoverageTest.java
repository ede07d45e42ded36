package io.penumbra.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apache.commons.statistics.distribution.HypergeometricDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A bound of 95 % confidence is below the truth in at most 5 % of samples. */
class CoverageTest {
  private static final Confidence USUAL = new Confidence(0.95);
  private static final int TRIALS = 10_000;

  /** Bounds in rows; samples are few, trials are many. */
  private final Map<Object, Long> bounds = new HashMap<>();

  /** Where the truth is just above the bound of a sample without a difference, misses peak. */
  @ParameterizedTest
  @CsvSource({"100000, 3000", "1000000, 3000", "10000, 3000", "10000, 300"})
  void missesAtMostOneInTwentyAtTheBound(int population, int size) {
    long differing = new Sample(size, 0, population).bound(USUAL).rows() + 1;
    SplittableRandom random = new SplittableRandom(11);
    int misses = 0;
    for (int trial = 0; trial < TRIALS; trial++) {
      long found = draw(random, population, differing, size);
      misses += bound(new Sample(size, found, population), USUAL) < differing ? 1 : 0;
    }

    assertThat(misses).isBetween(TRIALS / 40, TRIALS / 20);
  }

  /** What the simulation shows for one truth holds for every truth. */
  @Test
  void missesAtMostOneInTwentyForEveryRate() {
    int size = 400;
    for (double rate = 0.0005; rate < 0.2; rate *= 1.05) {
      BinomialDistribution found = BinomialDistribution.of(size, rate);
      double misses = 0;
      for (int k = 0; new Sample(size, k, Long.MAX_VALUE).bound(USUAL).rate() < rate; k++) {
        misses += found.probability(k);
      }
      assertThat(misses).as("rate %s", rate).isLessThanOrEqualTo(0.05 + 1e-12);
    }
  }

  @Test
  void missesAtMostOneInTwentyForEveryNumberOfRowsOfASmallTable() {
    int population = 500;
    int size = 120;
    for (int differing = 0; differing <= population; differing++) {
      HypergeometricDistribution found = HypergeometricDistribution.of(population, differing, size);
      double misses = 0;
      for (int k = 0; k <= Math.min(size, differing); k++) {
        boolean missed = new Sample(size, k, population).bound(USUAL).rows() < differing;
        misses += missed ? found.probability(k) : 0;
      }
      assertThat(misses).as("%d rows", differing).isLessThanOrEqualTo(0.05 + 1e-12);
    }
  }

  /** A growing sample that is looked at after each 300 rows. */
  @Test
  void missesAtMostOneInTwentyOverAllLooks() {
    int population = 100_000;
    long differing = new Sample(3_000, 0, population).bound(USUAL).rows() + 1;
    SplittableRandom random = new SplittableRandom(12);
    int misses = 0;
    for (int trial = 0; trial < TRIALS; trial++) {
      misses += missesOnce(random, population, differing) ? 1 : 0;
    }

    assertThat(misses).isLessThanOrEqualTo(TRIALS / 20);
  }

  private boolean missesOnce(SplittableRandom random, int population, long differing) {
    int step = 300;
    long found = 0;
    for (int look = 1; look <= 20; look++) {
      int before = (look - 1) * step;
      found += draw(random, population - before, differing - found, step);
      Sample sample = new Sample((long) look * step, found, population);
      if (bound(sample, USUAL.ofLook(look)) < differing) {
        return true;
      }
    }
    return false;
  }

  private long bound(Sample sample, Confidence confidence) {
    return bounds.computeIfAbsent(
        List.of(sample, confidence), each -> sample.bound(confidence).rows());
  }

  /** How many differing rows are among {@code size} that are drawn without replacement. */
  private static long draw(SplittableRandom random, int population, long differing, int size) {
    long found = 0;
    for (int drawn = 0; drawn < size; drawn++) {
      found += random.nextInt(population - drawn) < differing - found ? 1 : 0;
    }
    return found;
  }
}
