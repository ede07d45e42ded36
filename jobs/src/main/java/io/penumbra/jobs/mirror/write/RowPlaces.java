package io.penumbra.jobs.mirror.write;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Where the rows of one epoch lie in one lane: from a row's ordinal to file and position. Rows that
 * follow each other in one file are one run, so an unpartitioned lane needs one run per file.
 */
final class RowPlaces {
  private static final int FIRST_RUNS = 16;

  private final List<DataFileTarget> files = new ArrayList<>();
  private int[] firstRow = new int[FIRST_RUNS];
  private int[] file = new int[FIRST_RUNS];
  private long[] firstPosition = new long[FIRST_RUNS];
  private int runs;
  private int rows;

  /** Files get their number in the order in which they are opened. */
  int opened(DataFileTarget target) {
    files.add(target);
    return files.size() - 1;
  }

  /** The next row went to this position of this file. */
  void add(int fileNumber, long position) {
    if (runs == 0
        || file[runs - 1] != fileNumber
        || firstPosition[runs - 1] + (rows - firstRow[runs - 1]) != position) {
      startRun(fileNumber, position);
    }
    rows++;
  }

  /** Number of rows so far, which is the ordinal of the next one. */
  int rows() {
    return rows;
  }

  DataFileTarget fileOf(int row) {
    return files.get(file[runOf(row)]);
  }

  long positionOf(int row) {
    int run = runOf(row);
    return firstPosition[run] + (row - firstRow[run]);
  }

  private int runOf(int row) {
    int found = Arrays.binarySearch(firstRow, 0, runs, row);
    return found >= 0 ? found : -found - 2;
  }

  private void startRun(int fileNumber, long position) {
    if (runs == firstRow.length) {
      firstRow = Arrays.copyOf(firstRow, runs * 2);
      file = Arrays.copyOf(file, runs * 2);
      firstPosition = Arrays.copyOf(firstPosition, runs * 2);
    }
    firstRow[runs] = rows;
    file[runs] = fileNumber;
    firstPosition[runs] = position;
    runs++;
  }
}
