package io.penumbra.jobs.validate.hash;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Values in a row, hashed: other values, or the same cut in another way, have another hash. */
final class Fields {
  private final MessageDigest hash;
  private final DataOutputStream out;

  Fields() {
    try {
      hash = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
    out = new DataOutputStream(new DigestOutputStream(OutputStream.nullOutputStream(), hash));
  }

  Fields add(long number) {
    try {
      out.writeLong(number);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  /**
   * @param text null is another value than any text
   */
  Fields add(String text) {
    if (text == null) {
      return add(-1);
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    add(bytes.length);
    try {
      out.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  /** The hash as 64 digits; nothing can be added after it. */
  String hash() {
    return HexFormat.of().formatHex(hash.digest());
  }
}
