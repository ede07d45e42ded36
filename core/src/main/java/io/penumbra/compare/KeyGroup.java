package io.penumbra.compare;

import io.penumbra.digest.Digest;
import io.penumbra.digest.RowHash;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/** The rows of both sides that have one key. Keeps one row of a side, however many there are. */
public final class KeyGroup {
  private final byte[] key;
  private final Rows primary = new Rows();
  private final Rows shadow = new Rows();
  private Set<RowHash> former = Set.of();

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
    (side == Side.PRIMARY ? primary : shadow).add(row);
  }

  /** Adds a row that the primary once had. */
  public void addFormer(RowHash row) {
    if (former.isEmpty()) {
      former = new HashSet<>();
    }
    former.add(row);
  }

  /** How many rows of the primary there are. */
  public long primary() {
    return primary.count;
  }

  /** How many rows of the shadow there are. */
  public long shadow() {
    return shadow.count;
  }

  /** How many rows of one side have no counterpart on the other. */
  long unmatched() {
    return Math.abs(primary.count - shadow.count);
  }

  /** Whether both sides hold the same rows, each as often. */
  boolean same() {
    return primary.count == shadow.count
        && (primary.count < 2
            ? Arrays.equals(primary.row, shadow.row)
            : primary.digest.equals(shadow.digest));
  }

  /** Whether the shadow holds a row that the primary once had. */
  boolean isStale() {
    return !former.isEmpty() && shadow.row != null && former.contains(RowHash.of(shadow.row));
  }

  byte[] key() {
    return key;
  }

  byte[] primaryRow() {
    return primary.row;
  }

  byte[] shadowRow() {
    return shadow.row;
  }

  /** Rows of one side. */
  private static final class Rows {
    private byte[] row;
    private long count;

    /** Of all rows, where there are several. */
    private Digest digest = Digest.NONE;

    private void add(byte[] next) {
      count++;
      if (count == 2) {
        digest = digest.plus(Digest.of(RowHash.of(row)));
      }
      if (count > 1) {
        digest = digest.plus(Digest.of(RowHash.of(next)));
      }
      row = next;
    }
  }
}
