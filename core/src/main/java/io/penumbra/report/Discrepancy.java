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
 * @param place where the row is
 * @param ruleId the rule that it breaks, empty when it is about none
 */
public record Discrepancy(
    Category type,
    String message,
    String recordId,
    Severity severity,
    String pattern,
    long rows,
    Optional<Cell> cell,
    Place place,
    String ruleId) {
  public Discrepancy {
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(message, "message");
    Objects.requireNonNull(recordId, "recordId");
    Objects.requireNonNull(severity, "severity");
    Objects.requireNonNull(pattern, "pattern");
    Objects.requireNonNull(cell, "cell");
    Objects.requireNonNull(place, "place");
    Objects.requireNonNull(ruleId, "ruleId");
    if (rows < 1) {
      throw new IllegalArgumentException("A discrepancy of " + rows + " rows: " + message);
    }
  }

  /** About a whole row. */
  public static Discrepancy ofRow(Category type, String message, String recordId, long rows) {
    return of(type, "", message, recordId, rows, Optional.empty());
  }

  /** About one value of a row. */
  public static Discrepancy ofCell(
      Category type, String pattern, String message, String recordId, Cell cell) {
    return of(type, pattern, message, recordId, 1, Optional.of(cell));
  }

  /** About no row in particular. */
  public static Discrepancy general(Category type, String message) {
    return ofRow(type, message, "", 1);
  }

  /** The same, in a place. */
  public Discrepancy at(Place known) {
    return new Discrepancy(type, message, recordId, severity, pattern, rows, cell, known, ruleId);
  }

  /** The same, found in both lanes alike: no difference between them, and worth a warning. */
  public Discrepancy inBoth() {
    return new Discrepancy(
        type, message, recordId, Severity.WARN, "in both lanes", rows, cell, place, ruleId);
  }

  /** The same, of a rule and with the rule's weight. */
  public Discrepancy of(String rule, Severity weight) {
    return new Discrepancy(type, message, recordId, weight, pattern, rows, cell, place, rule);
  }

  /** How long its texts are together. */
  long characters() {
    return message.length() + recordId.length() + cell.map(Cell::characters).orElse(0L);
  }

  /** The cause that it shares with others: kind, column, pattern and, where there is one, rule. */
  public String signatureId() {
    String cause = String.join("/", type.name(), column(), pattern);
    return ruleId.isEmpty() ? cause : cause + "/" + ruleId;
  }

  /** Name of the column that differs, empty when it is not about one. */
  public String column() {
    return cell.map(Cell::column).orElse("");
  }

  private static Discrepancy of(
      Category type,
      String pattern,
      String message,
      String recordId,
      long rows,
      Optional<Cell> cell) {
    return new Discrepancy(
        type, message, recordId, type.severity(), pattern, rows, cell, Place.UNKNOWN, "");
  }
}
