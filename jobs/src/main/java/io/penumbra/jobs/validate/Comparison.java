package io.penumbra.jobs.validate;

import io.penumbra.compare.ColumnPlan;
import io.penumbra.compare.Side;
import io.penumbra.config.Redact;
import io.penumbra.jobs.redact.Redaction;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

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

  /** Takes values of some columns out of what this comparison finds. */
  Redaction redaction(Map<String, Redact> settings, String tableId) {
    return Redaction.of(
        settings,
        tableId,
        List.of(primary.schema(), shadow.schema()),
        Stream.of(primary, shadow)
            .flatMap(lane -> lane.table().specs().values().stream())
            .toList());
  }

  Content content(Side side) {
    return side == Side.PRIMARY ? primary : shadow;
  }
}
