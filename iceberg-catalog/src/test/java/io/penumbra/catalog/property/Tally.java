package io.penumbra.catalog.property;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Counts what random histories did. Shared by the threads that run them. */
final class Tally {
  private final Map<String, Integer> counts = new TreeMap<>();
  private final Map<String, Map<String, Integer>> pairs = new TreeMap<>();

  synchronized void count(String what) {
    counts.merge(what, 1, Integer::sum);
  }

  /** A verb that was done after another one, commits in between not counted. */
  synchronized void pair(String first, String second) {
    pairs.computeIfAbsent(first, key -> new TreeMap<>()).merge(second, 1, Integer::sum);
  }

  synchronized int of(String what) {
    return counts.getOrDefault(what, 0);
  }

  synchronized int ofPair(String first, String second) {
    return pairs.getOrDefault(first, Map.of()).getOrDefault(second, 0);
  }

  /** A table of the counts, and one of the pairs: rows are what came first. */
  synchronized String report() {
    StringBuilder report = new StringBuilder();
    counts.forEach((what, times) -> report.append("%-40s %8d%n".formatted(what, times)));
    report.append("%n%-12s".formatted("then:"));
    pairs.keySet().forEach(verb -> report.append("%10s".formatted(verb)));
    pairs.forEach(
        (first, seconds) ->
            report
                .append("%n%-12s".formatted(first))
                .append(
                    pairs.keySet().stream()
                        .map(second -> "%10d".formatted(seconds.getOrDefault(second, 0)))
                        .collect(Collectors.joining())));
    return report.append(System.lineSeparator()).toString();
  }
}
