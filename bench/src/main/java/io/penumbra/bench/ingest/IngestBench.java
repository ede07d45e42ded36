package io.penumbra.bench.ingest;

import io.penumbra.bench.Folders;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.apache.iceberg.Table;

/**
 * One generated change stream into stock sinks and into the mirror, all in one run: modes take
 * turns after a warm-up round, and the median of the rounds counts.
 *
 * <p>Arguments: {@code [changes] [rounds] [letters of modes]}, 5,000,000, 3 and all by default.
 */
final class IngestBench {
  private static final long WARM_UP = 2_000_000;

  private IngestBench() {}

  public static void main(String[] arguments) throws Exception {
    long changes = arguments.length > 0 ? Long.parseLong(arguments[0]) : 5_000_000;
    int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 3;
    String letters = arguments.length > 2 ? arguments[2] : "abcdef";
    List<Mode> modes = modes().stream().filter(mode -> chosen(mode, letters)).toList();
    Path folder = Files.createTempDirectory("penumbra-bench");
    try (BenchStack stack = new BenchStack(folder)) {
      round(stack, modes, "warmup", Math.min(WARM_UP, changes));
      Map<String, List<Figures>> figures = new LinkedHashMap<>();
      for (int i = 0; i < rounds; i++) {
        round(stack, modes, "round" + i, changes)
            .forEach(
                (mode, one) -> figures.computeIfAbsent(mode, key -> new ArrayList<>()).add(one));
      }
      print(figures);
    } finally {
      Folders.delete(folder);
    }
  }

  private static List<Mode> modes() {
    return List.of(
        new StockMode("a  one stock FlinkSink, upsert", 1),
        new MirrorMode("b  mirror, the primary alone", 0, 0),
        new MirrorMode("c  mirror, 1 shadow on shared files", 1, 0),
        new MirrorMode("d  mirror, 1 shadow on separate files", 0, 1),
        new MirrorMode("e  mirror, 4 shared and 4 separate", 4, 4),
        new StockMode("f  naive: two stock sinks in one job", 2));
  }

  private static boolean chosen(Mode mode, String letters) {
    return letters.indexOf(mode.name().charAt(0)) >= 0;
  }

  private static Map<String, Figures> round(
      BenchStack stack, List<Mode> modes, String round, long changes) throws Exception {
    Map<String, Figures> figures = new LinkedHashMap<>();
    for (Mode mode : modes) {
      Figures one = once(stack, mode, round + mode.name().charAt(0), changes);
      System.out.printf("%-8s %-40s %s%n", round, mode.name(), one);
      figures.put(mode.name(), one);
    }
    return figures;
  }

  private static Figures once(BenchStack stack, Mode mode, String run, long changes)
      throws Exception {
    List<Table> tables;
    long heapBytes;
    try (Heap heap = new Heap()) {
      tables = mode.run(stack, run, changes);
      heapBytes = heap.peak();
    }
    return new Figures(changes, Clock.used(), heapBytes, Written.of(stack.warehouse(run), tables));
  }

  private static void print(Map<String, List<Figures>> figures) {
    List<Figures> first = figures.values().iterator().next();
    double rate = median(first, Figures::changesPerSecond);
    double cpu = median(first, Figures::cpuMicrosPerChange);
    System.out.printf("%nmedian of rounds, and the ratio to the first mode%n");
    for (Map.Entry<String, List<Figures>> entry : figures.entrySet()) {
      double rateHere = median(entry.getValue(), Figures::changesPerSecond);
      double cpuHere = median(entry.getValue(), Figures::cpuMicrosPerChange);
      System.out.printf(
          "%-40s %,12.0f changes/s  %.2f  cpu %5.2f us a change  %.2f%n",
          entry.getKey(), rateHere, rateHere / rate, cpuHere, cpuHere / cpu);
    }
  }

  private static double median(List<Figures> figures, ToDoubleFunction<Figures> figure) {
    double[] sorted = figures.stream().mapToDouble(figure).sorted().toArray();
    return sorted[sorted.length / 2];
  }
}
