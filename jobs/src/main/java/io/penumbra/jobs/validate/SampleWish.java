package io.penumbra.jobs.validate;

import io.penumbra.sample.Confidence;
import java.util.Objects;

/**
 * How large a sample is to be, and how sure what it says.
 *
 * @param rows about so many rows are chosen
 */
public record SampleWish(long rows, Confidence confidence) {
  /** Says that at most 0.1 % of all rows differ, when none of the chosen ones does. */
  public static final SampleWish STANDARD = new SampleWish(3_000, new Confidence(0.95));

  /**
   * @throws IllegalArgumentException when there are no rows to choose
   */
  public SampleWish {
    Objects.requireNonNull(confidence, "confidence");
    if (rows < 1) {
      throw new IllegalArgumentException("A sample of " + rows + " rows");
    }
  }
}
