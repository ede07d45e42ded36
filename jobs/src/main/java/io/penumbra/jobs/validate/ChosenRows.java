package io.penumbra.jobs.validate;

import io.penumbra.digest.RowHash;
import io.penumbra.sample.KeySample;
import java.util.Optional;

/** Hands on the rows whose keys are in a sample, all where there is none; counts what it met. */
final class ChosenRows implements RowReader.Sink {
  private final Optional<KeySample> sample;
  private final RowReader.Sink sink;
  private long met;
  private long chosen;

  ChosenRows(Optional<KeySample> sample, RowReader.Sink sink) {
    this.sample = sample;
    this.sink = sink;
  }

  @Override
  public void take(byte[] key, byte[] row) {
    met++;
    if (sample.isEmpty() || sample.get().takes(RowHash.of(key))) {
      chosen++;
      sink.take(key, row);
    }
  }

  /** Rows that were met. */
  long met() {
    return met;
  }

  /** Rows that were handed on. */
  long chosen() {
    return chosen;
  }
}
