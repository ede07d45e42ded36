package io.penumbra.bench.ingest;

/**
 * One run's figures.
 *
 * @param used from the first change to the last
 * @param heapBytes highest heap use seen, garbage included
 */
record Figures(long changes, Moment used, long heapBytes, Written written) {
  double changesPerSecond() {
    return changes / (used.nanos() / 1e9);
  }

  /** Work, which a busy machine does not change as it changes the rate. */
  double cpuMicrosPerChange() {
    return used.cpuNanos() / 1e3 / changes;
  }

  @Override
  public String toString() {
    return String.format(
        "%,9.0f changes/s  cpu %5.2f us  gc %,6d ms  heap %,5d MB  %4d files  %,8.1f MB"
            + "  %,10d deletes  scan %5.2f s  %,d rows",
        changesPerSecond(),
        cpuMicrosPerChange(),
        used.gcMillis(),
        heapBytes >> 20,
        written.files(),
        written.bytes() / 1e6,
        written.deletes(),
        written.scanSeconds(),
        written.rows());
  }
}
