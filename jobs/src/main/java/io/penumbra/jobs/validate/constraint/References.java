package io.penumbra.jobs.validate.constraint;

import io.penumbra.sql.constraint.Constraint;
import java.util.Optional;

/** Tables that constraints lead to. */
@FunctionalInterface
public interface References {
  /** Absent when there is no such table, or none with a snapshot. */
  Optional<ReferencedTable> of(Constraint constraint);
}
