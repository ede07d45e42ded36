package io.penumbra.digest;

/**
 * Fingerprint of a multiset of rows: their number, and both halves of their hashes added up. Equal
 * multisets have equal digests; different ones have equal digests by accident only, about once in
 * 2^128. Sums, unlike XOR, see that a row is there twice.
 *
 * @param first sum of the hashes' first halves, modulo 2^64
 * @param second sum of the hashes' second halves, modulo 2^64
 */
public record Digest(long count, long first, long second) {
  public static final Digest NONE = new Digest(0, 0, 0);

  public static Digest of(RowHash row) {
    return new Digest(1, row.first(), row.second());
  }

  /** Of the rows of both. */
  public Digest plus(Digest other) {
    return new Digest(count + other.count, first + other.first, second + other.second);
  }

  /** Of these rows without those of {@code other}, which are among them. */
  public Digest minus(Digest other) {
    return new Digest(count - other.count, first - other.first, second - other.second);
  }
}
