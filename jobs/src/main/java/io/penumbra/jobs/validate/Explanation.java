package io.penumbra.jobs.validate;

import io.penumbra.report.ColumnCoverage;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a validation would do.
 *
 * @param columns which columns it would compare
 * @param where which rows it would compare, absent for all
 * @param levels in the order in which they would run
 */
public record Explanation(
    String tableId,
    String shadowId,
    List<ColumnCoverage> columns,
    Optional<String> where,
    List<LevelPlan> levels) {
  public Explanation {
    Objects.requireNonNull(where, "where");
    columns = List.copyOf(columns);
    levels = List.copyOf(levels);
  }
}
