package io.penumbra.digest;

import com.dynatrace.hash4j.hashing.HashValue128;
import com.dynatrace.hash4j.hashing.Hasher128;
import com.dynatrace.hash4j.hashing.Hashing;
import java.nio.ByteBuffer;

/**
 * MurmurHash3 of some bytes: x64, 128 bits, seed 0. Not linear, so that equal changes to several
 * rows don't cancel; not made to withstand an attacker.
 *
 * @param first the first eight of the bytes that Trino's {@code murmur3} gives, as a big-endian
 *     number
 * @param second the other eight
 */
public record RowHash(long first, long second) {
  /** Name of the function, as reports give it. */
  public static final String NAME = "murmur3_128";

  private static final Hasher128 HASHER = Hashing.murmur3_128();

  public static RowHash of(byte[] bytes) {
    return of(bytes, 0, bytes.length);
  }

  /** Of the {@code length} bytes from {@code from} on. */
  public static RowHash of(byte[] bytes, int from, int length) {
    HashValue128 hash = HASHER.hashBytesTo128Bits(bytes, from, length);
    return new RowHash(
        Long.reverseBytes(hash.getLeastSignificantBits()),
        Long.reverseBytes(hash.getMostSignificantBits()));
  }

  /** The hash with these {@link #bytes}. */
  public static RowHash ofHash(byte[] hash) {
    ByteBuffer halves = ByteBuffer.wrap(hash);
    return new RowHash(halves.getLong(), halves.getLong());
  }

  /** The 16 bytes of the hash. */
  public byte[] bytes() {
    return ByteBuffer.allocate(2 * Long.BYTES).putLong(first).putLong(second).array();
  }
}
