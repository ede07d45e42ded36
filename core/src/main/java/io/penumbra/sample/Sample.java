package io.penumbra.sample;

/**
 * A random sample of rows without replacement, each row as likely as any other.
 *
 * @param size rows in it
 * @param differing rows in it that differ
 * @param population rows that it was drawn from
 */
public record Sample(long size, long differing, long population) {
  /**
   * @throws IllegalArgumentException when one holds more than the next
   */
  public Sample {
    if (differing < 0 || differing > size || size > population) {
      throw new IllegalArgumentException(
          "No sample: %d differing of %d sampled of %d".formatted(differing, size, population));
    }
  }

  /** How many of all rows may differ, at most. */
  public UpperBound bound(Confidence confidence) {
    return UpperBound.of(this, confidence);
  }

  /** What the sample says, in one sentence; the rate is rounded to three digits. */
  public String statement(Confidence confidence) {
    if (size == 0) {
      return "No row was sampled of %,d, so nothing is known of them".formatted(population);
    }
    UpperBound bound = bound(confidence);
    return "%,d of n=%,d sampled rows differ; with %s confidence at most %s of rows (≤ %,d of %,d) differ."
        .formatted(differing, size, confidence, bound.percent(), bound.rows(), population);
  }
}
