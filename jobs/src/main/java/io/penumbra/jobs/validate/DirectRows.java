package io.penumbra.jobs.validate;

import io.penumbra.compare.Side;
import io.penumbra.jobs.validate.read.FormerRows;
import io.penumbra.jobs.validate.read.RowBatch;
import io.penumbra.jobs.validate.read.RowReader;
import io.penumbra.report.Findings;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.FileScanTask;

/**
 * Joins what is left row by row in this process, if it is little: a job would take longer to start.
 * Settles everything or nothing.
 */
final class DirectRows implements Level {
  /** Bytes of data files, as stored. */
  private static final long MOST_BYTES = 16L << 20;

  /** Bytes of rows, as they are compared. */
  private static final long MOST_HELD = 128L << 20;

  private final long mostRows;
  private final int limit;

  /**
   * @param mostRows rows of both sides, before deletes, up to which this level compares
   * @param limit most discrepancies that are kept one by one
   */
  DirectRows(long mostRows, int limit) {
    this.mostRows = mostRows;
    this.limit = limit;
  }

  @Override
  public String name() {
    return "few rows";
  }

  @Override
  public boolean appliesTo(Comparison comparison, Workload left) {
    return !left.isEmpty() && left.rows() <= mostRows && left.bytes() <= MOST_BYTES;
  }

  @Override
  public Forecast forecast(Comparison comparison, Workload left) {
    return new Forecast("joins them in this process", left, Workload.nothing());
  }

  @Override
  public Workload examine(
      Comparison comparison, Workload left, Evidence evidence, Progress progress) {
    Evidence apart = new Evidence(List.of(), limit);
    try {
      compare(comparison, left, apart, progress);
    } catch (Overfull e) {
      return left;
    }
    evidence.add(apart);
    return Workload.nothing();
  }

  private void compare(Comparison comparison, Workload left, Evidence evidence, Progress progress) {
    long bytes = left.bytes();
    long read = 0;
    evidence.planned(left.files(), bytes);
    Groups groups = new Groups(comparison.plan(), new Findings(limit));
    Room room = new Room();
    Map<Side, RowReader> readers = comparison.readers();
    for (Side side : Side.values()) {
      RowReader reader = readers.get(side);
      for (FileScanTask file : left.of(side)) {
        progress.reached("rows", read, bytes);
        read += file.sizeBytes();
        ChosenRows chosen = new ChosenRows(left.wanted(), file);
        FormerRows former = chosen.former(side, comparison.plan().keyed(), groups::addFormer);
        long rows = reader.read(file, chosen, batch -> hold(batch, side, groups, room), former);
        Population met = Population.of(side, chosen.met());
        evidence.add(Partial.read(met, rows, file.sizeBytes()));
      }
    }
    groups.judge();
    evidence.add(groups.compared());
    progress.reached("rows", bytes, bytes);
  }

  private static void hold(RowBatch batch, Side side, Groups groups, Room room) {
    batch.forEach(
        (key, row) -> {
          room.take(key.length + row.length);
          groups.add(side, key, row);
        });
  }

  /** Memory for rows, which may take a thousand times what their files do. */
  private static final class Room {
    private long left = MOST_HELD;

    void take(long bytes) {
      left -= bytes;
      if (left < 0) {
        throw new Overfull();
      }
    }
  }

  /** The rows are not as little as their files. */
  private static final class Overfull extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
