package io.penumbra.report;

import java.util.Objects;
import java.util.Optional;

/**
 * One difference.
 *
 * @param type what kind of difference
 * @param message the difference in words, with its values
 * @param recordId key of the row as a JSON object, empty when it is not about a row
 * @param severity how much it weighs
 * @param pattern the form of the difference, the same for all that have one cause
 * @param rows rows that it stands for, at least 1
 * @param cell the value that differs, absent when it is about a whole row or a schema
 */
public record Discrepancy(
    Category type,
    String message,
    String recordId,
    Severity severity,
    String pattern,
    long rows,
    Optional<Cell> cell) {
  public Discrepancy {
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(message, "message");
    Objects.requireNonNull(recordId, "recordId");
    Objects.requireNonNull(severity, "severity");
    Objects.requireNonNull(pattern, "pattern");
    Objects.requireNonNull(cell, "cell");
    if (rows < 1) {
      throw new IllegalArgumentException("A discrepancy of " + rows + " rows: " + message);
    }
  }

  /** About a whole row. */
  public static Discrepancy ofRow(Category type, String message, String recordId, long rows) {
    return new Discrepancy(type, message, recordId, type.severity(), "", rows, Optional.empty());
  }

  /** About one value of a row. */
  public static Discrepancy ofCell(
      Category type, String pattern, String message, String recordId, Cell cell) {
    return new Discrepancy(type, message, recordId, type.severity(), pattern, 1, Optional.of(cell));
  }

  /** About no row in particular. */
  public static Discrepancy general(Category type, String message) {
    return ofRow(type, message, "", 1);
  }

  /** Name of the column that differs, empty when it is not about one. */
  public String column() {
    return cell.map(Cell::column).orElse("");
  }
}
