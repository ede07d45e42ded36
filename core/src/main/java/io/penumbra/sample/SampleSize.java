package io.penumbra.sample;

/** How large a sample has to be. */
public final class SampleSize {
  private SampleSize() {}

  /**
   * The fewest rows that, when none of them differs, bound the share of differing rows by {@code
   * rate}.
   *
   * @param rate between 0 and 1, both excluded
   */
  public static long needed(double rate, Confidence confidence) {
    if (!(rate > 0 && rate < 1)) {
      throw new IllegalArgumentException("A rate of " + rate + " is not between 0 and 1");
    }
    return (long) Math.ceil(Math.log(confidence.alpha()) / Math.log1p(-rate));
  }
}
