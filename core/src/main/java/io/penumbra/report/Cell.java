package io.penumbra.report;

import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

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
  /** Of longer values the beginning is told in words. */
  private static final int IN_WORDS = 1_000;

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

  /** The difference in words, with its values; of a long one its beginning and its length. */
  public String inWords() {
    return "%s: expected %s, shadow has %s"
        .formatted(column, inWords(expectedValue), inWords(shadowValue));
  }

  private static String inWords(Optional<String> value) {
    return value
        .map(
            text ->
                text.length() <= IN_WORDS
                    ? text
                    : "%s… (%,d characters)".formatted(text.substring(0, IN_WORDS), text.length()))
        .orElse("NULL");
  }

  /** How long its values are together. */
  long characters() {
    return Stream.of(primaryValue, expectedValue, shadowValue, delta)
        .flatMap(Optional::stream)
        .mapToLong(String::length)
        .sum();
  }
}
