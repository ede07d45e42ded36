package io.penumbra.jobs.validate.hash;

import io.penumbra.digest.Digests;
import io.penumbra.jobs.validate.read.RowSink;
import java.io.Serializable;
import java.util.BitSet;
import org.apache.iceberg.FileScanTask;

/** To which digests the rows of files are added. */
interface Fold extends Serializable {
  /** How many digests there are. */
  int digests();

  /**
   * Takes the rows of a part of a file.
   *
   * @param digests where the rows are added
   * @param nullKeys where digests are noted to which a row with NULL in its key was added
   */
  RowSink rowsOf(FileScanTask part, Digests digests, BitSet nullKeys);
}
