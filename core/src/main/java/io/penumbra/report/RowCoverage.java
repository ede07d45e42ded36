package io.penumbra.report;

/**
 * How far rows were compared one by one.
 *
 * @param primary rows of the primary that were compared
 * @param shadow rows of the shadow that were compared
 * @param equal rows that are in both and equal in every compared column
 */
public record RowCoverage(long primary, long shadow, long equal) {
  /** No rows. */
  public static final RowCoverage NONE = new RowCoverage(0, 0, 0);

  /** Both together. */
  public RowCoverage plus(RowCoverage other) {
    return new RowCoverage(primary + other.primary, shadow + other.shadow, equal + other.equal);
  }
}
