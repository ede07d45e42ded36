package io.penumbra.jobs.validate;

import io.penumbra.digest.RowHash;
import io.penumbra.jobs.validate.hash.WantedRows;
import io.penumbra.jobs.validate.read.KeyFilter;
import io.penumbra.sample.KeySample;
import java.util.Optional;
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

  /** The rows of these keys that were there before; nothing is drawn of them. */
  boolean wantsFormer(RowHash key) {
    return wanted.wants(key) && isDrawn(key);
  }

  private boolean isDrawn(RowHash key) {
    return sample.isEmpty() || sample.get().takes(key);
  }

  /** Rows that were met, whether the sample took them or not. */
  long met() {
    return met;
  }
}
