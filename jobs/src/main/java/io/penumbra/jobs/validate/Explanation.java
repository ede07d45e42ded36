package io.penumbra.jobs.validate;

import io.penumbra.report.ColumnCoverage;
import java.util.List;

/**
 * What a validation would do.
 *
 * @param columns which columns it would compare
 * @param levels in the order in which they would run
 */
public record Explanation(
    String tableId, String shadowId, List<ColumnCoverage> columns, List<LevelPlan> levels) {
  public Explanation {
    columns = List.copyOf(columns);
    levels = List.copyOf(levels);
  }
}
