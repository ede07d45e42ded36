package io.penumbra.ops;

import io.penumbra.lane.Lane;
import io.penumbra.plan.SchemaPlan;
import java.util.Objects;
import java.util.Optional;

/**
 * What a statement came to.
 *
 * @param table full name of the table
 * @param plan what it does, field by field
 * @param shadow the shadow that was opened, absent for a dry run
 */
public record Proposed(String table, SchemaPlan plan, Optional<Lane> shadow) {
  public Proposed {
    Objects.requireNonNull(table, "table");
    Objects.requireNonNull(plan, "plan");
    Objects.requireNonNull(shadow, "shadow");
  }
}
