package io.penumbra.compare;

/** The rows of both sides that have one key. Keeps one row of a side, however many there are. */
public final class KeyGroup {
  private final byte[] key;
  private byte[] primaryRow;
  private byte[] shadowRow;
  private long primary;
  private long shadow;

  /**
   * @param key the encoded key; the encoded row where the table has no key
   */
  public KeyGroup(byte[] key) {
    this.key = key;
  }

  /**
   * @param row an encoded row
   */
  public void add(Side side, byte[] row) {
    if (side == Side.PRIMARY) {
      primaryRow = row;
      primary++;
    } else {
      shadowRow = row;
      shadow++;
    }
  }

  /** How many rows of the primary there are. */
  public long primary() {
    return primary;
  }

  /** How many rows of the shadow there are. */
  public long shadow() {
    return shadow;
  }

  /** How many rows of one side have no counterpart on the other. */
  long unmatched() {
    return Math.abs(primary - shadow);
  }

  byte[] key() {
    return key;
  }

  byte[] primaryRow() {
    return primaryRow;
  }

  byte[] shadowRow() {
    return shadowRow;
  }
}
