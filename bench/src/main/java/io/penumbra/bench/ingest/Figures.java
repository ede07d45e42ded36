package io.penumbra.bench.ingest;

/**
 * One run's figures.
 *
 * @param heapBytes highest heap use seen, garbage included
 */
record Figures(double changesPerSecond, long heapBytes, Written written) {
  @Override
  public String toString() {
    return String.format(
        "%,9.0f changes/s  %4d files  %,8.1f MB  %,10d deletes  heap %,5d MB  scan %.2f s  %,d rows",
        changesPerSecond,
        written.files(),
        written.bytes() / 1e6,
        written.deletes(),
        heapBytes >> 20,
        written.scanSeconds(),
        written.rows());
  }
}
