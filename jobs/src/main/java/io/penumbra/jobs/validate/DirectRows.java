package io.penumbra.jobs.validate;

import io.penumbra.compare.Side;
import io.penumbra.jobs.validate.read.RowReader;
import io.penumbra.report.Findings;
import org.apache.iceberg.FileScanTask;

/**
 * Joins what is left row by row in this process, if it is little: a job would take longer to start.
 * Settles everything or nothing.
 */
final class DirectRows implements Level {
  /** Bytes of data files, as stored. */
  private static final long MOST_BYTES = 16L << 20;

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
    long files = left.files();
    long read = 0;
    evidence.planned(files, left.bytes());
    Groups groups = new Groups(comparison.plan(), new Findings(limit));
    for (Side side : Side.values()) {
      RowReader reader = RowReader.of(comparison.content(side).table(), comparison.plan(), side);
      for (FileScanTask file : left.of(side)) {
        progress.reached("rows", read++, files);
        ChosenRows chosen = new ChosenRows(left.wanted(), file);
        long rows =
            reader.read(
                file, chosen, batch -> batch.forEach((key, row) -> groups.add(side, key, row)));
        Population met = Population.of(side, chosen.met());
        evidence.add(Partial.read(met, rows, file.sizeBytes()));
      }
    }
    groups.judge();
    evidence.add(groups.compared());
    progress.reached("rows", files, files);
    return Workload.nothing();
  }
}
