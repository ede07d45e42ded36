package io.penumbra.cli.demo;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.Optional;

/**
 * What came out of a comparison of a source table with its mirror.
 *
 * @param differences rows that only one side has, or whose values differ
 * @param example one of them, absent when there is none
 */
record Comparison(long rowsInSource, long rowsInTable, long differences, Optional<String> example) {

  /**
   * Compares value by value, with nothing of Penumbra's: a database cursor beside Iceberg's reader.
   *
   * @param connection without auto-commit
   */
  static Comparison of(Connection connection, MirroredPair pair) throws SQLException {
    Tally tally = new Tally();
    Iterator<KeyedRow> mirrored = TableRows.sorted(pair).iterator();
    try (SourceCursor cursor = new SourceCursor(connection, pair)) {
      KeyedRow source = cursor.next();
      KeyedRow table = next(mirrored);
      while (source != null || table != null) {
        int order = order(source, table);
        tally.add(order <= 0 ? source : null, order >= 0 ? table : null);
        source = order <= 0 ? cursor.next() : source;
        table = order >= 0 ? next(mirrored) : table;
      }
    }
    connection.commit();
    return tally.result();
  }

  boolean equal() {
    return differences == 0;
  }

  Comparison plus(Comparison other) {
    return new Comparison(
        rowsInSource + other.rowsInSource,
        rowsInTable + other.rowsInTable,
        differences + other.differences,
        example.or(other::example));
  }

  private static KeyedRow next(Iterator<KeyedRow> rows) {
    return rows.hasNext() ? rows.next() : null;
  }

  private static int order(KeyedRow source, KeyedRow table) {
    if (source == null) {
      return 1;
    }
    return table == null ? -1 : source.compareTo(table);
  }

  /** Counts while both sides are walked. */
  private static final class Tally {
    private long inSource;
    private long inTable;
    private long differences;
    private String example;

    void add(KeyedRow source, KeyedRow table) {
      inSource += source == null ? 0 : 1;
      inTable += table == null ? 0 : 1;
      if (source == null || !source.equals(table)) {
        differences++;
        example = "source has " + source + ", table has " + table;
      }
    }

    Comparison result() {
      return new Comparison(inSource, inTable, differences, Optional.ofNullable(example));
    }
  }
}
