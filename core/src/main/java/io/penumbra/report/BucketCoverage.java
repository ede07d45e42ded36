package io.penumbra.report;

/**
 * How far buckets of rows were compared by their fingerprints.
 *
 * @param total buckets that hold rows of either lane
 * @param hashed buckets whose fingerprints were computed
 * @param reused buckets whose fingerprints an earlier run had computed
 * @param mismatched buckets whose fingerprints differ
 */
public record BucketCoverage(long total, long hashed, long reused, long mismatched) {
  /** No buckets. */
  public static final BucketCoverage NONE = new BucketCoverage(0, 0, 0, 0);

  /** Both together. */
  public BucketCoverage plus(BucketCoverage other) {
    return new BucketCoverage(
        total + other.total,
        hashed + other.hashed,
        reused + other.reused,
        mismatched + other.mismatched);
  }

  /** What was added since. */
  public BucketCoverage minus(BucketCoverage earlier) {
    return new BucketCoverage(
        total - earlier.total,
        hashed - earlier.hashed,
        reused - earlier.reused,
        mismatched - earlier.mismatched);
  }
}
