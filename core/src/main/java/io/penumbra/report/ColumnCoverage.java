package io.penumbra.report;

import java.util.Objects;

/**
 * What is known of one column.
 *
 * @param fieldId the field's id
 * @param primary name in the primary, empty when it has none
 * @param shadow name in the shadow, empty when it has none
 * @param reason why it was not compared, empty when it was
 */
public record ColumnCoverage(
    int fieldId, String primary, String shadow, Status status, String reason) {
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
  }
}
