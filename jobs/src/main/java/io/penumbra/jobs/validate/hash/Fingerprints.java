package io.penumbra.jobs.validate.hash;

import io.penumbra.compare.Side;
import io.penumbra.digest.Digests;
import io.penumbra.report.BucketCoverage;
import java.util.BitSet;

/** Digests of both lanes, as far as groups of files were hashed. */
public final class Fingerprints {
  private final Digests primary;
  private final Digests shadow;
  private final BitSet nullKeys = new BitSet();
  private final BitSet hashed = new BitSet();

  /**
   * @param slots how many there are
   */
  public Fingerprints(int slots) {
    this.primary = Digests.of(slots);
    this.shadow = Digests.of(slots);
  }

  /** Adds what was hashed just now. */
  public void add(GroupDigests group) {
    addKnown(group);
    for (int slot = 0; slot < group.digests().size(); slot++) {
      if (group.digests().at(slot).count() > 0) {
        hashed.set(slot);
      }
    }
  }

  /** Adds what an earlier run has hashed. */
  void addKnown(GroupDigests group) {
    of(group.side()).addAll(group.digests());
    nullKeys.or(group.nullKeys());
  }

  public Digests of(Side side) {
    return side == Side.PRIMARY ? primary : shadow;
  }

  /** Slots that hold other rows in one lane than in the other. */
  public BitSet differing() {
    return primary.differing(shadow);
  }

  /** Slots that differ although both lanes have as many rows in them. */
  public BitSet changed() {
    BitSet changed = new BitSet();
    differing().stream()
        .filter(slot -> primary.at(slot).count() == shadow.at(slot).count())
        .forEach(changed::set);
    return changed;
  }

  /** Slots whose rows have to be looked at: they differ, or a row has NULL in its key. */
  public BitSet open() {
    BitSet open = differing();
    open.or(nullKeys);
    return open;
  }

  /** How far buckets were compared by these digests. */
  public BucketCoverage covered() {
    int occupied = occupied();
    int now = hashed.cardinality();
    return new BucketCoverage(occupied, now, occupied - now, differing().cardinality());
  }

  /** How many slots hold rows of a lane. */
  public int occupied() {
    int occupied = 0;
    for (int slot = 0; slot < primary.size(); slot++) {
      if (primary.at(slot).count() + shadow.at(slot).count() > 0) {
        occupied++;
      }
    }
    return occupied;
  }

  /** Rows of one lane in some slots. */
  public long rowsOf(Side side, BitSet slots) {
    return slots.stream().mapToLong(slot -> of(side).at(slot).count()).sum();
  }

  /** The rows of some of the slots. */
  public WantedRows rows(Slots slots, BitSet some) {
    return WantedRows.of(
        slots, some, Math.max(rowsOf(Side.PRIMARY, some), rowsOf(Side.SHADOW, some)));
  }

  /** Rows of both lanes in some slots. */
  public long rowsIn(BitSet slots) {
    return rowsOf(Side.PRIMARY, slots) + rowsOf(Side.SHADOW, slots);
  }
}
