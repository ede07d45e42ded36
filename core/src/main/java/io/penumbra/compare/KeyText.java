package io.penumbra.compare;

/** Names a row in a report. */
@FunctionalInterface
public interface KeyText {
  /**
   * @param key the encoded key of a row, or the whole row where the table has no key
   * @return a JSON object of the key's columns
   */
  String of(byte[] key);
}
