package io.penumbra.bench.validate;

import com.sun.management.OperatingSystemMXBean;
import io.penumbra.bench.Folders;
import io.penumbra.bench.ingest.Heap;
import io.penumbra.embedded.EmbeddedCatalog;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The hash level against what else compares two tables, on the same tables in one process.
 * Contenders take turns after a warm-up round, and the median of the rounds counts; of those in
 * Flink also what is left without the time that an empty job takes.
 *
 * <p>Arguments: {@code [rows] [rounds] [letters of contenders] [layouts]}, 1,000,000, 3 and all by
 * default; layouts as in {@code plain,deletes,small_files}.
 */
final class ValidateBench {
  private ValidateBench() {}

  public static void main(String[] arguments) throws Exception {
    long rows = arguments.length > 0 ? Long.parseLong(arguments[0]) : 1_000_000;
    int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 3;
    String letters = arguments.length > 2 ? arguments[2] : "ahbcdefg";
    List<Layout> layouts = arguments.length > 3 ? Layout.of(arguments[3]) : Layout.all();
    Path folder = Files.createTempDirectory("penumbra-bench");
    try {
      EmbeddedCatalog catalog = EmbeddedCatalog.in(folder);
      PairWriter writer = new PairWriter(catalog.open());
      for (Layout layout : layouts) {
        compare(writer.write(layout, rows), contenders(catalog, letters), rounds);
      }
    } finally {
      Folders.delete(folder);
    }
  }

  private static List<Contender> contenders(EmbeddedCatalog catalog, String letters) {
    List<Contender> all =
        List.of(
            new HashContender("a  hash level", false),
            new HashContender("h  hash level, in a Flink job", true),
            SqlContender.outerJoin("b  Flink SQL, full outer join", catalog),
            SqlContender.except("c  Flink SQL, EXCEPT both ways", catalog),
            new CountContender("d  Flink, count with full decode", catalog),
            DuckContender.hashSums("e  DuckDB, sums of hashes"),
            DuckContender.except("f  DuckDB, EXCEPT both ways"),
            new FloorContender("g  Flink, an empty job"));
    return all.stream().filter(each -> letters.indexOf(each.name().charAt(0)) >= 0).toList();
  }

  private static void compare(Pair pair, List<Contender> contenders, int rounds) throws Exception {
    System.out.printf(
        "%n%s, %,d rows, %d files each%n",
        pair.layout(), pair.rows(), Pair.files(pair.primary()).size());
    Results results = new Results();
    for (int i = 0; i <= rounds; i++) {
      for (Contender contender : contenders) {
        if (contender.reads(pair.layout())) {
          Round round = run(contender, pair);
          System.out.printf("%-8s %-34s %s%n", i == 0 ? "warm-up" : i, contender.name(), round);
          if (i > 0) {
            results.add(contender, round);
          }
        }
      }
    }
    results.print();
  }

  private static Round run(Contender contender, Pair pair) throws Exception {
    OperatingSystemMXBean system =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    try (Heap heap = new Heap()) {
      long cpu = system.getProcessCpuTime();
      long start = System.nanoTime();
      String found = contender.run(pair);
      double seconds = (System.nanoTime() - start) / 1e9;
      return new Round(seconds, (system.getProcessCpuTime() - cpu) / 1e9, heap.peak(), found);
    }
  }
}
