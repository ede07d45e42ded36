package io.penumbra.jobs.validate;

import io.penumbra.compare.ColumnPlan;
import io.penumbra.compare.Side;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * What is compared with what.
 *
 * @param keys field ids of the key, empty for a table without one
 * @param plan which columns are compared
 */
record Comparison(Content primary, Content shadow, List<Integer> keys, ColumnPlan plan) {
  Comparison {
    Objects.requireNonNull(primary, "primary");
    Objects.requireNonNull(shadow, "shadow");
    Objects.requireNonNull(plan, "plan");
    keys = List.copyOf(keys);
  }

  static Comparison of(Content primary, Content shadow, List<Integer> keys) {
    ColumnPlan plan = ColumnPlan.of(primary.schema(), shadow.schema(), keys);
    return new Comparison(primary, shadow, keys, plan);
  }

  /**
   * Compares fewer columns.
   *
   * @param names as either lane calls them; empty for all
   */
  Comparison only(Set<String> names) {
    return names.isEmpty() ? this : new Comparison(primary, shadow, keys, plan.only(names));
  }

  Content content(Side side) {
    return side == Side.PRIMARY ? primary : shadow;
  }
}
