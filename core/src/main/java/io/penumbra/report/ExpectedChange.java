package io.penumbra.report;

import java.util.Objects;

/**
 * A difference of the schemas that the proposal asks for.
 *
 * @param field name of the field, the primary's where it has one
 * @param change the difference in words
 */
public record ExpectedChange(String field, String change) {
  public ExpectedChange {
    Objects.requireNonNull(field, "field");
    Objects.requireNonNull(change, "change");
  }
}
