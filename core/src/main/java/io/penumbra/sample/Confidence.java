package io.penumbra.sample;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * How often a bound may be relied on.
 *
 * @param level between 0 and 1, both excluded; 0.95 is right 19 times of 20
 */
public record Confidence(double level) {
  /**
   * @throws IllegalArgumentException when the level is not between 0 and 1
   */
  public Confidence {
    if (!(level > 0 && level < 1)) {
      throw new IllegalArgumentException("A confidence of " + level + " is not between 0 and 1");
    }
  }

  /** How often a bound may be wrong. */
  double alpha() {
    return 1 - level;
  }

  /**
   * What one of several looks at growing samples must keep, so that all of them together keep this
   * confidence however many there are: their chances of being wrong add up to that of one.
   *
   * @param number 1 for the first look
   */
  public Confidence ofLook(int number) {
    if (number < 1) {
      throw new IllegalArgumentException("There is no look " + number + "; the first is 1");
    }
    return new Confidence(1 - alpha() / ((double) number * (number + 1)));
  }

  /** In per cent, as {@code 95 %}. */
  @Override
  public String toString() {
    BigDecimal percent = BigDecimal.valueOf(level).movePointRight(2);
    return percent.round(new MathContext(9)).stripTrailingZeros().toPlainString() + " %";
  }
}
