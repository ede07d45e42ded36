package io.penumbra.bench.ingest;

import io.penumbra.bench.Folders;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;

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
      try (Heap heap = new Heap()) {
        Written written = mode.run(stack, round + mode.name().charAt(0), changes);
        Figures one = new Figures(changes / Clock.seconds(), heap.peak(), written);
        System.out.printf("%-8s %-40s %s%n", round, mode.name(), one);
        figures.put(mode.name(), one);
      }
    }
    return figures;
  }

  private static void print(Map<String, List<Figures>> figures) {
    double reference = Double.NaN;
    System.out.printf("%nmedian of rounds%n");
    for (Map.Entry<String, List<Figures>> entry : figures.entrySet()) {
      double rate = median(entry.getValue());
      reference = Double.isNaN(reference) ? rate : reference;
      System.out.printf(
          "%-40s %,12.0f changes/s  %.2f of the first%n", entry.getKey(), rate, rate / reference);
    }
  }

  private static double median(List<Figures> figures) {
    double[] sorted =
        figures.stream()
            .flatMapToDouble(one -> DoubleStream.of(one.changesPerSecond()))
            .sorted()
            .toArray();
    return sorted[sorted.length / 2];
  }
}
