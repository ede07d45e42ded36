package io.penumbra.plan;

import java.util.Objects;
import java.util.Optional;

/**
 * A field before and after.
 *
 * @param before absent for an added field
 * @param after absent for a dropped one
 */
public record FieldPlan(int fieldId, Optional<FieldView> before, Optional<FieldView> after) {
  public FieldPlan {
    Objects.requireNonNull(before, "before");
    Objects.requireNonNull(after, "after");
  }

  public boolean changed() {
    return !before.equals(after);
  }
}
