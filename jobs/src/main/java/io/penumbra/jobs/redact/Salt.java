package io.penumbra.jobs.redact;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes hashes of values. It is random, for one report, and kept nowhere: without it nobody can try
 * out which value has a hash, and with the report it is gone.
 */
final class Salt {
  private static final String ALGORITHM = "HmacSHA256";
  private static final int BYTES = 32;

  /** Bytes of a hash that are shown: enough to tell apart all values that one report can name. */
  private static final int SHOWN = 8;

  private final SecretKeySpec key;

  private Salt(byte[] random) {
    this.key = new SecretKeySpec(random, ALGORITHM);
  }

  static Salt random() {
    byte[] random = new byte[BYTES];
    new SecureRandom().nextBytes(random);
    return new Salt(random);
  }

  String hash(String value) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      byte[] hash = mac.doFinal(value.getBytes(StandardCharsets.UTF_8));
      return "#" + HexFormat.of().formatHex(hash, 0, SHOWN);
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("Every Java has " + ALGORITHM, e);
    }
  }
}
