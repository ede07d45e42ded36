package io.penumbra.plan;

import java.util.Objects;

/**
 * A field that a proposal and the table itself both changed.
 *
 * @param column its name on the schema that the proposal was made on
 * @param ours what the proposal does
 * @param theirs what became of the table meanwhile
 */
public record Clash(int fieldId, String column, String ours, String theirs) {
  public Clash {
    Objects.requireNonNull(column, "column");
    Objects.requireNonNull(ours, "ours");
    Objects.requireNonNull(theirs, "theirs");
  }

  @Override
  public String toString() {
    return "column %s: the proposal would %s; the table: %s".formatted(column, ours, theirs);
  }
}
