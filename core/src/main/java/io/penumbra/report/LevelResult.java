package io.penumbra.report;

import java.util.Objects;

/**
 * What one level of a comparison came to.
 *
 * @param level name of the level
 * @param seconds how long it took
 * @param settled what it settled, in words
 */
public record LevelResult(String level, Outcome outcome, double seconds, String settled) {
  /** How a level ended. */
  public enum Outcome {
    /** All that it settled is as it should be. */
    EQUAL,
    /** It found a difference. */
    DIFFERENT,
    /** It found none, and could not tell everything that it was to tell. */
    UNKNOWN,
    /** Nothing was left for it, or it does not apply. */
    SKIPPED
  }

  public LevelResult {
    Objects.requireNonNull(level, "level");
    Objects.requireNonNull(outcome, "outcome");
    Objects.requireNonNull(settled, "settled");
  }
}
