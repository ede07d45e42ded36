package io.penumbra.jobs.validate;

import io.penumbra.compare.ColumnPlan;
import io.penumbra.condition.Condition;
import io.penumbra.tolerance.Tolerance;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.iceberg.Schema;

/**
 * Carries what tasks need of a {@link ColumnPlan} to them.
 *
 * @param where null for all rows
 */
record PlanCarrier(
    Schema primary,
    Schema shadow,
    List<Integer> keys,
    Condition where,
    Map<Integer, Tolerance> tolerances)
    implements Serializable {
  static PlanCarrier of(ColumnPlan plan) {
    return new PlanCarrier(
        plan.primary(), plan.shadow(), plan.keys(), plan.where().orElse(null), plan.tolerances());
  }

  ColumnPlan plan() {
    return new ColumnPlan(primary, shadow, keys, List.of(), Optional.ofNullable(where), tolerances);
  }
}
