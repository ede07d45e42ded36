package io.penumbra.jobs.validate;

import io.penumbra.compare.ColumnPlan;
import java.io.Serializable;
import java.util.List;
import org.apache.iceberg.Schema;

/** Carries what tasks need of a {@link ColumnPlan} to them. */
record PlanCarrier(Schema primary, Schema shadow, List<Integer> keys) implements Serializable {
  static PlanCarrier of(ColumnPlan plan) {
    return new PlanCarrier(plan.primary(), plan.shadow(), plan.keys());
  }

  ColumnPlan plan() {
    return new ColumnPlan(primary, shadow, keys, List.of());
  }
}
