package io.penumbra.jobs.validate;

import io.penumbra.digest.RowHash;
import io.penumbra.jobs.validate.read.KeyFilter;
import io.penumbra.sample.KeySample;
import java.util.Optional;

/** Takes the rows whose keys are in a sample, all where there is none; counts what it met. */
final class ChosenRows implements KeyFilter {
  private final Optional<KeySample> sample;
  private long met;

  ChosenRows(Optional<KeySample> sample) {
    this.sample = sample;
  }

  @Override
  public boolean wants(RowHash key) {
    met++;
    return sample.isEmpty() || sample.get().takes(key);
  }

  /** Rows that were met. */
  long met() {
    return met;
  }
}
