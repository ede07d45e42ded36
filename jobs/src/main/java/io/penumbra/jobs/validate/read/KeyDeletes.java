package io.penumbra.jobs.validate.read;

import io.penumbra.digest.RowHash;
import java.util.List;

/**
 * Deletes by key that apply to a data file.
 *
 * @param fieldIds what a row's key is made of here, sorted
 * @param sequence sequence number of the data file: what was deleted before has no effect on it
 */
record KeyDeletes(List<Integer> fieldIds, KeySequences keys, long sequence) {
  boolean delete(RowHash key) {
    return keys.of(key) > sequence;
  }
}
