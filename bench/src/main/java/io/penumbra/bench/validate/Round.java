package io.penumbra.bench.validate;

/**
 * One run of one contender.
 *
 * @param cpuSeconds of the whole process
 * @param heapBytes highest use seen, garbage included
 */
record Round(double seconds, double cpuSeconds, long heapBytes, String found) {
  @Override
  public String toString() {
    return String.format(
        "%7.2f s  %6.2f cpu s  heap %,6d MB  %s", seconds, cpuSeconds, heapBytes >> 20, found);
  }
}
