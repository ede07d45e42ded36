package io.penumbra.jobs.validate;

import io.penumbra.compare.Side;
import io.penumbra.digest.RowHash;
import io.penumbra.jobs.validate.hash.WantedRows;
import io.penumbra.jobs.validate.read.FormerRows;
import io.penumbra.jobs.validate.read.KeyFilter;
import io.penumbra.sample.KeySample;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.apache.iceberg.FileScanTask;

/** Takes the wanted rows of a data file; counts what a sample was drawn of. */
final class ChosenRows implements KeyFilter {
  private final KeyFilter wanted;
  private final Optional<KeySample> sample;
  private long met;

  ChosenRows(WantedRows rows, FileScanTask file) {
    this.wanted = rows.in(file);
    this.sample = rows.sample();
  }

  @Override
  public boolean wants(RowHash key) {
    if (!wanted.wants(key)) {
      return false;
    }
    met++;
    return isDrawn(key);
  }

  /**
   * Rows of these keys that the primary once had. Of the shadow nobody wants any, nor where rows
   * have no key by which an older one is known; nothing is drawn of them.
   *
   * @param each takes the encoded key and the hash of the row
   */
  FormerRows former(Side side, boolean keyed, BiConsumer<byte[], RowHash> each) {
    if (side == Side.SHADOW || !keyed) {
      return FormerRows.UNWANTED;
    }
    return new FormerRows(
        key -> wanted.wants(key) && isDrawn(key),
        rows -> {
          for (int i = 0; i < rows.size(); i++) {
            each.accept(rows.key(i), rows.rowHash(i));
          }
        });
  }

  private boolean isDrawn(RowHash key) {
    return sample.isEmpty() || sample.get().takes(key);
  }

  /** Rows that were met, whether the sample took them or not. */
  long met() {
    return met;
  }
}
