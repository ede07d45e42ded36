package io.penumbra.jobs.mirror;

import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * How often each fault was met, by its name: one table for all tests of faults that run in this
 * process, printed behind each of them.
 */
final class TestingHits {
  private static final Map<String, Integer> HITS = new ConcurrentSkipListMap<>();

  private TestingHits() {}

  static void add(String fault, int times) {
    HITS.merge(fault, times, Integer::sum);
  }

  static void print() {
    HITS.forEach((fault, times) -> System.out.printf("%-50s met %2d times%n", fault, times));
  }
}
