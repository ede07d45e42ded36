package io.penumbra.report;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Counts of everything that was found; never capped.
 *
 * @param byType rows by kind of difference
 * @param bySeverity rows by weight
 * @param byColumn rows by the column that differs
 * @param byPartition rows by the partition that they are in and, there, by column; no column stands
 *     for whole rows. Beyond {@value #PARTITIONS} partitions the others are counted as one
 * @param total rows concerned, one that differs in two columns counts twice
 * @param stored how many discrepancies the list holds
 * @param truncated whether the list holds less than was found
 */
public record Summary(
    SortedMap<Category, Long> byType,
    SortedMap<Severity, Long> bySeverity,
    SortedMap<String, Long> byColumn,
    SortedMap<String, SortedMap<String, Long>> byPartition,
    long total,
    long stored,
    boolean truncated) {
  /** Most partitions that are told apart. */
  public static final int PARTITIONS = 2_000;

  /** Stands for all partitions that are not told apart. */
  public static final String OTHERS = "(other partitions)";

  public Summary {
    byType = sealed(byType);
    bySeverity = sealed(bySeverity);
    byColumn = sealed(byColumn);
    TreeMap<String, SortedMap<String, Long>> spread = new TreeMap<>();
    byPartition.forEach((partition, columns) -> spread.put(partition, sealed(columns)));
    byPartition = Collections.unmodifiableSortedMap(spread);
  }

  /** Rows of a kind that stand in the way of a pass. */
  public long failing() {
    return bySeverity.entrySet().stream()
        .filter(entry -> entry.getKey().fails())
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  /** How often it was said that something could not be compared. */
  public long gaps() {
    return byType.entrySet().stream()
        .filter(entry -> entry.getKey().leavesGap())
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  private static <K extends Comparable<K>> SortedMap<K, Long> sealed(Map<K, Long> counts) {
    return Collections.unmodifiableSortedMap(new TreeMap<>(counts));
  }
}
