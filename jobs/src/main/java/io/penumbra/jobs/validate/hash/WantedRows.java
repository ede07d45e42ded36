package io.penumbra.jobs.validate.hash;

import io.penumbra.jobs.validate.read.KeyFilter;
import io.penumbra.sample.KeySample;
import java.io.Serializable;
import java.util.BitSet;
import java.util.Optional;
import org.apache.iceberg.FileScanTask;

/** Rows that something has still to be found out about: all, or those of some slots. */
public final class WantedRows implements Serializable {
  private static final long serialVersionUID = 1L;

  private static final WantedRows ALL = new WantedRows(null, null, Long.MAX_VALUE, null);

  /** Null for all slots. */
  private final Slots slots;

  private final BitSet wanted;
  private final long most;

  /** Null for all rows of the slots. */
  private final KeySample sample;

  private WantedRows(Slots slots, BitSet wanted, long most, KeySample sample) {
    this.slots = slots;
    this.wanted = wanted;
    this.most = most;
    this.sample = sample;
  }

  public static WantedRows all() {
    return ALL;
  }

  /**
   * @param most rows that one lane has in these slots, at most
   */
  public static WantedRows of(Slots slots, BitSet wanted, long most) {
    return new WantedRows(slots, (BitSet) wanted.clone(), most, null);
  }

  /** A sample of these rows. */
  public WantedRows only(KeySample rows) {
    return new WantedRows(slots, wanted, most, rows);
  }

  /** Rows of one lane, at most, before a sample is drawn. */
  public long most() {
    return most;
  }

  public Optional<KeySample> sample() {
    return Optional.ofNullable(sample);
  }

  /** Tells rows of wanted slots from others, in a data file; takes no sample of them. */
  public KeyFilter in(FileScanTask file) {
    if (slots == null) {
      return KeyFilter.ALL;
    }
    int first = slots.first(file);
    return key -> wanted.get(slots.of(first, key));
  }
}
