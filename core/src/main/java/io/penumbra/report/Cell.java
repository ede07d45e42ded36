package io.penumbra.report;

import java.util.Objects;
import java.util.Optional;

/**
 * One value as it is and as it should be. A value that is SQL's NULL is absent.
 *
 * @param column name in the shadow, with dots for nested fields
 * @param primaryColumn name in the primary
 * @param fieldId the field's id in both
 * @param primaryValue as the primary holds it
 * @param expectedValue what the shadow should hold for it
 * @param shadowValue as the shadow holds it
 * @param delta by how much the shadow's value is off, absent when that can't be said
 */
public record Cell(
    String column,
    String primaryColumn,
    int fieldId,
    String primaryType,
    String shadowType,
    Optional<String> primaryValue,
    Optional<String> expectedValue,
    Optional<String> shadowValue,
    Optional<String> delta) {
  public Cell {
    Objects.requireNonNull(column, "column");
    Objects.requireNonNull(primaryColumn, "primaryColumn");
    Objects.requireNonNull(primaryType, "primaryType");
    Objects.requireNonNull(shadowType, "shadowType");
    Objects.requireNonNull(primaryValue, "primaryValue");
    Objects.requireNonNull(expectedValue, "expectedValue");
    Objects.requireNonNull(shadowValue, "shadowValue");
    Objects.requireNonNull(delta, "delta");
  }

  /** The difference in words, with its values. */
  public String inWords() {
    return "%s: expected %s, shadow has %s"
        .formatted(column, expectedValue.orElse("NULL"), shadowValue.orElse("NULL"));
  }
}
