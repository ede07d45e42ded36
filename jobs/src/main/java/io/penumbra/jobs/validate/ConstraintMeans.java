package io.penumbra.jobs.validate;

import io.penumbra.sql.constraint.Constraint;
import java.util.List;
import java.util.Optional;

/**
 * What constraints are checked with.
 *
 * @param constraints of the shadow's schema
 * @param sql for those of which Flink SQL alone knows what they mean
 * @param here whether all rows of a shadow may be read in this process; else Flink SQL does that
 * @param proven what an earlier report has checked, absent when that is not to count
 */
record ConstraintMeans(
    List<Constraint> constraints, SqlMeans sql, boolean here, Optional<ProvenConstraints> proven) {
  ConstraintMeans {
    constraints = List.copyOf(constraints);
  }
}
