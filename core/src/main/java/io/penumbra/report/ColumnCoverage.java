package io.penumbra.report;

import java.util.Objects;

/**
 * What is known of one column.
 *
 * @param fieldId the field's id
 * @param primary name in the primary, empty when it has none
 * @param shadow name in the shadow, empty when it has none
 * @param reason why it was not compared, empty when it was
 * @param tolerance by how much its values may differ, as it is declared; empty when not at all, as
 *     in reports of older versions
 */
public record ColumnCoverage(
    int fieldId, String primary, String shadow, Status status, String reason, String tolerance) {
  /** How far a column was compared. */
  public enum Status {
    /** Every value of it. */
    COMPARED,
    /** Only the shadow has it: the primary holds nothing that it could be compared with. */
    ADDED,
    /** Only the primary has it. */
    DROPPED,
    /** Both have it, and it was not compared: no verdict can be a pass. */
    NOT_VALIDATED
  }

  public ColumnCoverage {
    Objects.requireNonNull(primary, "primary");
    Objects.requireNonNull(shadow, "shadow");
    Objects.requireNonNull(status, "status");
    Objects.requireNonNull(reason, "reason");
    tolerance = Objects.requireNonNullElse(tolerance, "");
  }

  /** Of a column whose values may not differ. */
  public ColumnCoverage(int fieldId, String primary, String shadow, Status status, String reason) {
    this(fieldId, primary, shadow, status, reason, "");
  }

  /** The same, with values that may differ. */
  public ColumnCoverage within(String declared) {
    return new ColumnCoverage(fieldId, primary, shadow, status, reason, declared);
  }

  /** Whether one of the lanes calls it so. */
  public boolean isNamed(String name) {
    return primary.equals(name) || shadow.equals(name);
  }
}
