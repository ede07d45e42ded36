package io.penumbra.bench.metadata;

import io.penumbra.lane.LaneId;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;
import org.apache.iceberg.DataFile;

/**
 * What propose, promote and rollback cost on tables of 10^4 and 10^6 rows, and of 10^7 with {@code
 * --large}: median of several, on real data files.
 */
final class VerbBench {
  private static final int ROWS_A_FILE = 100_000;
  private static final int TIMES = 15;

  private VerbBench() {}

  public static void main(String[] arguments) throws Exception {
    boolean large = Arrays.asList(arguments).contains("--large");
    List<Integer> sizes =
        large ? List.of(10_000, 1_000_000, 10_000_000) : List.of(10_000, 1_000_000);
    try (BenchCatalog catalog = new BenchCatalog()) {
      measure(catalog, "warmup", 10_000);
      double[] first = null;
      for (int rows : sizes) {
        double[] times = measure(catalog, "rows" + rows, rows);
        first = first == null ? times : first;
        System.out.printf(
            "%,11d rows  propose %6.1f ms (%.2f)  promote %6.1f ms (%.2f)  rollback %6.1f ms (%.2f)%n",
            rows,
            times[0],
            times[0] / first[0],
            times[1],
            times[1] / first[1],
            times[2],
            times[2] / first[2]);
      }
    }
  }

  private static double[] measure(BenchCatalog catalog, String name, int rows) throws Exception {
    BenchTable table = catalog.table(name);
    for (int first = 0; first < rows; first += ROWS_A_FILE) {
      DataFile written =
          BenchFiles.write(table.shadowed().table(), first, Math.min(ROWS_A_FILE, rows - first));
      table.commit(first / ROWS_A_FILE + 1, LaneId.of(0), written);
    }
    table.rename("swap", "v", "value");
    double propose = median(i -> table.rename("s" + i, "v", "v" + i));
    double[] rollback = new double[TIMES];
    double[] promote = new double[TIMES];
    for (int i = 0; i < TIMES; i++) {
      promote[i] = millis(() -> table.shadowed().promote("swap", heads -> {}));
      rollback[i] = millis(() -> table.shadowed().rollback());
    }
    return new double[] {propose, median(promote), median(rollback)};
  }

  private static double median(IntConsumer action) {
    double[] times = new double[TIMES];
    for (int i = 0; i < TIMES; i++) {
      int number = i;
      times[i] = millis(() -> action.accept(number));
    }
    return median(times);
  }

  private static double millis(Runnable action) {
    long start = System.nanoTime();
    action.run();
    return (System.nanoTime() - start) / 1e6;
  }

  private static double median(double[] times) {
    double[] sorted = times.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
