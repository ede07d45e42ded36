package io.penumbra.jobs.validate;

import io.penumbra.report.Category;
import io.penumbra.report.Discrepancy;
import io.penumbra.sql.constraint.Constraint;
import java.util.List;

/** In place of the level that would check constraints: what is not checked is never a pass. */
record UncheckedConstraints(List<Constraint> constraints) implements Level {
  @Override
  public String name() {
    return LevelName.CONSTRAINTS.word();
  }

  @Override
  public boolean appliesTo(Comparison comparison, Workload left) {
    return true;
  }

  @Override
  public Forecast forecast(Comparison comparison, Workload left) {
    return Forecast.nothing("was not asked for, so there is no pass", left);
  }

  @Override
  public Workload examine(
      Comparison comparison, Workload left, Evidence evidence, Progress progress) {
    evidence.found(
        Discrepancy.general(
            Category.NOT_VALIDATED,
            "Constraints were not checked, since level constraints was not asked for: "
                + ConstraintsLevel.names(constraints)));
    return left;
  }
}
