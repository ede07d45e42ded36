package io.penumbra.jobs.validate;

import io.penumbra.compare.ColumnPlan;
import io.penumbra.condition.Condition;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import org.apache.iceberg.Schema;

/**
 * Carries what tasks need of a {@link ColumnPlan} to them.
 *
 * @param where null for all rows
 */
record PlanCarrier(Schema primary, Schema shadow, List<Integer> keys, Condition where)
    implements Serializable {
  static PlanCarrier of(ColumnPlan plan) {
    return new PlanCarrier(plan.primary(), plan.shadow(), plan.keys(), plan.where().orElse(null));
  }

  ColumnPlan plan() {
    return new ColumnPlan(primary, shadow, keys, List.of(), Optional.ofNullable(where));
  }
}
