package io.penumbra.bench.metadata;

import io.penumbra.catalog.ShadowedTable;
import io.penumbra.lane.LaneId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.iceberg.HasTableOperations;
import org.apache.iceberg.Table;

/**
 * What a checkpoint's commit costs after 10, 1,000 and 10,000 checkpoints, with no shadow and with
 * four: median time of the last commits and size of the metadata file.
 *
 * <p>Arguments: {@code [checkpoints]}, 10,000 by default.
 */
final class LedgerBench {
  private static final int WINDOW = 50;

  private LedgerBench() {}

  public static void main(String[] arguments) throws Exception {
    int last = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10_000;
    List<Integer> marks = marks(last);
    try (BenchCatalog catalog = new BenchCatalog()) {
      run(catalog, "warmup", 0, List.of(500), false);
      run(catalog, "alone", 0, marks, true);
      run(catalog, "shadowed", 4, marks, true);
    }
  }

  private static List<Integer> marks(int last) {
    return List.of(10, 1_000, 10_000).stream().filter(mark -> mark <= last).toList();
  }

  private static void run(
      BenchCatalog catalog, String name, int shadows, List<Integer> marks, boolean print)
      throws Exception {
    BenchTable table = catalog.table(name);
    for (int i = 0; i < shadows; i++) {
      table.rename("s" + i, "v", "v" + i);
    }
    double first = Double.NaN;
    double[] times = new double[WINDOW];
    int end = marks.get(marks.size() - 1) + WINDOW;
    for (int checkpoint = 1; checkpoint <= end; checkpoint++) {
      long start = System.nanoTime();
      table.commit(checkpoint, LaneId.of(0));
      times[checkpoint % WINDOW] = (System.nanoTime() - start) / 1e6;
      if (marks.contains(checkpoint - WINDOW)) {
        double median = median(times);
        first = Double.isNaN(first) ? median : first;
        if (print) {
          print(table.shadowed(), shadows, checkpoint - WINDOW, median, first);
        }
      }
    }
  }

  private static void print(
      ShadowedTable shadowed, int shadows, int checkpoints, double median, double first)
      throws Exception {
    Table table = shadowed.table();
    String location = ((HasTableOperations) table).operations().current().metadataFileLocation();
    long bytes = Files.size(Path.of(location.replaceFirst("^file:/*", "/")));
    System.out.printf(
        "%d shadows  after %,6d checkpoints  commit %6.1f ms  %.2f of the first  metadata %,6d kB%n",
        shadows, checkpoints, median, median / first, bytes / 1000);
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
