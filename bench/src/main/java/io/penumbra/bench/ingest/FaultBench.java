package io.penumbra.bench.ingest;

import io.penumbra.bench.Folders;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;

/**
 * What main's commits feel of a shadow whose storage breaks: the times between them before the
 * fault and with it, by kind of fault. The first kind is none, and shows how much they differ by
 * themselves.
 *
 * <p>Arguments: {@code [rounds] [seconds]}, 2 and 20 by default; each kind takes twice the seconds
 * in a round.
 */
final class FaultBench {
  private FaultBench() {}

  public static void main(String[] arguments) throws Exception {
    int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 2;
    int seconds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 20;
    Path folder = Files.createTempDirectory("penumbra-bench");
    Map<Fault, Intervals> before = new EnumMap<>(Fault.class);
    Map<Fault, Intervals> with = new EnumMap<>(Fault.class);
    try (BenchStack stack = new BenchStack(folder)) {
      new FaultRun(stack, "warmup", 5).run(Fault.NONE);
      for (int round = 0; round < rounds; round++) {
        for (Fault fault : Fault.values()) {
          FaultRun.Outcome outcome = new FaultRun(stack, fault.name() + round, seconds).run(fault);
          print(fault, outcome);
          before.merge(fault, outcome.before(), Intervals::and);
          with.merge(fault, outcome.with(), Intervals::and);
        }
      }
      System.out.printf("%ntime between commits of main, all rounds%n");
      with.forEach((fault, intervals) -> print(fault, before.get(fault), intervals));
    } finally {
      Folders.delete(folder);
    }
  }

  private static void print(Fault fault, FaultRun.Outcome outcome) {
    print(fault, outcome.before(), outcome.with());
    if (outcome.detachedMillis() >= 0) {
      System.out.printf(
          "         detached after %,d ms: %s%n", outcome.detachedMillis(), outcome.reason());
    }
  }

  private static void print(Fault fault, Intervals before, Intervals with) {
    System.out.printf(
        "%-8s median %,7.1f ms before, %,7.1f ms with the fault: %.3f;"
            + "  longest %,6d ms, %,6d ms  (%d, %d commits)%n",
        fault,
        before.median(),
        with.median(),
        with.median() / before.median(),
        before.longest(),
        with.longest(),
        before.millis().size(),
        with.millis().size());
  }
}
