package io.penumbra.jobs.mirror.write;

import io.penumbra.jobs.source.Layout;
import org.apache.flink.table.data.binary.BinaryRowData;

/**
 * What a change does to every lane of its table. Its rows are valid until the next step.
 *
 * @param layout of both rows
 * @param before the row as it was, null where the source does not tell
 * @param after the row as it is, null when it is gone
 * @param replaced row of this epoch that goes, negative for none
 * @param deleteKey whether rows of earlier epochs under the key go
 */
record Step(
    Layout layout, BinaryRowData before, BinaryRowData after, int replaced, boolean deleteKey) {

  /** The row that names the key. */
  BinaryRowData keyed() {
    return after != null ? after : before;
  }
}
