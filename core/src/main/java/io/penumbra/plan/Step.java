package io.penumbra.plan;

import io.penumbra.ddl.Position;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One clause of a statement, planned.
 *
 * @param at where the clause names what it changes
 * @param text in a reader's words
 * @param notes what the writer of the statement should know
 * @param change absent where there is nothing to change, or the clause means nothing
 */
public record Step(
    Position at,
    String text,
    Assessment assessment,
    List<String> notes,
    Optional<SchemaChange> change) {
  public Step {
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(assessment, "assessment");
    notes = List.copyOf(notes);
    Objects.requireNonNull(change, "change");
  }
}
