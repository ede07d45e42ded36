package io.penumbra.jobs.mirror.write;

import java.io.Serializable;
import java.util.Map;
import java.util.Objects;

/**
 * What one writer made of one table in one epoch.
 *
 * @param table index into the job's list of tables
 * @param lanes files by lane id, for every lane that got each of the epoch's changes, be it that
 *     they made no file
 * @param detached lanes that could not be written, with the reason
 * @param stopped why the writer keeps the table's changes back from here on, empty when it does not
 * @param truncatedAt position of the last truncation, -1 for none: the files hold what came after
 *     it
 */
public record TableEpoch(
    int table,
    Map<String, WrittenFiles> lanes,
    Map<String, String> detached,
    long truncatedAt,
    String stopped)
    implements Serializable {
  public TableEpoch {
    lanes = Map.copyOf(lanes);
    detached = Map.copyOf(detached);
    Objects.requireNonNull(stopped, "stopped");
  }

  /** An epoch without files. */
  static TableEpoch nothing(int table) {
    return new TableEpoch(table, Map.of(), Map.of(), -1, "");
  }

  /**
   * The same files.
   *
   * @param truncation position of the last truncation, -1 for none
   */
  TableEpoch with(long truncation, String reason) {
    return new TableEpoch(table, lanes, detached, truncation, reason);
  }
}
