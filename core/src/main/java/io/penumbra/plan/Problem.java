package io.penumbra.plan;

import io.penumbra.ddl.Position;
import io.penumbra.error.PenumbraException;
import java.util.Objects;

/**
 * Why a clause of a statement is not done.
 *
 * @param at where the clause names what it changes
 * @param refusal code, message, and what to write instead
 */
public record Problem(Position at, PenumbraException refusal) {
  public Problem {
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(refusal, "refusal");
  }

  @Override
  public String toString() {
    return at + ": " + refusal.getMessage();
  }
}
