package io.penumbra.sample;

import io.penumbra.digest.RowHash;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.util.HexFormat;

/**
 * Chooses rows by a salted hash of their key: both lanes choose the same keys, so that rows which
 * one of them lacks are found, and every row is as likely as any other, wherever it is stored. A
 * new salt makes a new choice.
 *
 * @param salt drawn anew for each sample, else its choice could be foreseen
 * @param rate share of the keys that is chosen, above 0 and up to 1
 */
public record KeySample(long salt, double rate) implements Serializable {
  /** How reports call it. */
  public static final String METHOD = "key hash";

  /** As many random bits as a double between 0 and 1 can hold. */
  private static final int BITS = 53;

  /**
   * @throws IllegalArgumentException when the rate is no share
   */
  public KeySample {
    if (!(rate > 0 && rate <= 1)) {
      throw new IllegalArgumentException("A rate of " + rate + " is not above 0 and up to 1");
    }
  }

  /** Whether rows of this key are in the sample. */
  public boolean takes(RowHash key) {
    byte[] salted = ByteBuffer.allocate(3 * Long.BYTES).putLong(salt).put(key.bytes()).array();
    return (RowHash.of(salted).first() >>> (Long.SIZE - BITS)) * 0x1p-53 < rate;
  }

  /** The salt as reports name it. */
  public String saltText() {
    return HexFormat.of().toHexDigits(salt);
  }
}
