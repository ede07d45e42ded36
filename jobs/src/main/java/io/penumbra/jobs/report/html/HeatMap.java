package io.penumbra.jobs.report.html;

import io.penumbra.report.Summary;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Where differences are: a line for each partition, a field for each column.
 *
 * @param columns headings, the column with the most differences first
 * @param lines partitions in their order
 * @param cut says what is left out, empty when nothing is
 */
record HeatMap(List<String> columns, List<Line> lines, String cut) {
  private static final int MOST_COLUMNS = 20;
  private static final int MOST_LINES = 60;
  private static final int LEVELS = 5;

  /**
   * One partition.
   *
   * @param total rows, of all columns
   */
  record Line(String partition, List<Field> fields, String total) {}

  /**
   * One column in one partition.
   *
   * @param level 0 for no difference, up to 5 for the most
   * @param rows that differ, empty for none
   * @param hint the same in a sentence
   */
  record Field(int level, String rows, String hint) {}

  static HeatMap of(Summary summary) {
    List<String> columns = columns(summary);
    List<String> shown = columns.subList(0, Math.min(MOST_COLUMNS, columns.size()));
    long most = most(summary);
    List<Line> lines = new ArrayList<>();
    for (Map.Entry<String, SortedMap<String, Long>> each : summary.byPartition().entrySet()) {
      if (lines.size() < MOST_LINES) {
        lines.add(line(each.getKey(), each.getValue(), shown, most));
      }
    }
    return new HeatMap(
        shown.stream().map(HeatMap::column).toList(),
        lines,
        cut(columns.size() - shown.size(), summary.byPartition().size() - lines.size()));
  }

  private static Line line(
      String partition, SortedMap<String, Long> rows, List<String> columns, long most) {
    String name = partition.isEmpty() ? "whole table" : partition;
    List<Field> fields =
        columns.stream()
            .map(column -> field(name, column, rows.getOrDefault(column, 0L), most))
            .toList();
    long total = rows.values().stream().mapToLong(Long::longValue).sum();
    return new Line(name, fields, Counts.of(total));
  }

  private static Field field(String partition, String column, long rows, long most) {
    String hint = "%s, %s: %s".formatted(partition, column(column), Counts.of(rows, "difference"));
    return new Field(level(rows, most), rows == 0 ? "" : Counts.of(rows), hint);
  }

  /** Steps are of the logarithm: a single row must not vanish beside a million. */
  private static int level(long rows, long most) {
    if (rows == 0) {
      return 0;
    }
    double part = most == 1 ? 1 : Math.log((double) rows) / Math.log((double) most);
    return 1 + (int) Math.round(part * (LEVELS - 1));
  }

  private static long most(Summary summary) {
    return summary.byPartition().values().stream()
        .flatMap(columns -> columns.values().stream())
        .mapToLong(Long::longValue)
        .max()
        .orElse(1);
  }

  private static List<String> columns(Summary summary) {
    Map<String, Long> totals = new TreeMap<>();
    summary
        .byPartition()
        .values()
        .forEach(
            columns -> columns.forEach((column, rows) -> totals.merge(column, rows, Long::sum)));
    return totals.entrySet().stream()
        .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
        .map(Map.Entry::getKey)
        .toList();
  }

  private static String column(String name) {
    return name.isEmpty() ? "whole row" : name;
  }

  private static String cut(int columns, int partitions) {
    if (columns == 0 && partitions == 0) {
      return "";
    }
    return "Not shown: %s and %s with differences."
        .formatted(Counts.of(columns, "column"), Counts.of(partitions, "partition"));
  }
}
