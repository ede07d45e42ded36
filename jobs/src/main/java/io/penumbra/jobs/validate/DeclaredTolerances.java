package io.penumbra.jobs.validate;

import io.penumbra.error.ErrorCode;
import io.penumbra.error.PenumbraException;
import io.penumbra.report.ColumnCoverage;
import io.penumbra.report.Report;
import io.penumbra.tolerance.Tolerance;
import java.util.List;
import java.util.Map;

/**
 * What a promotion demands of the tolerances that are declared for a shadow.
 *
 * @param tolerances by column, as either lane calls it
 */
record DeclaredTolerances(Map<String, Tolerance> tolerances) {
  /**
   * Tolerances may have been taken back after a report was made.
   *
   * @throws PenumbraException NOT_PROVEN when it has tolerated something else than is declared
   */
  void demandNoMore(Report report) {
    List<String> other =
        report.coverage().columns().stream()
            .filter(column -> !column.tolerance().isEmpty() && !isDeclared(column))
            .map(column -> column.shadow() + " (" + column.tolerance() + ")")
            .toList();
    if (!other.isEmpty()) {
      throw new PenumbraException(
          ErrorCode.NOT_PROVEN,
          "Report %s has let values differ in a way that is not declared any more: %s"
              .formatted(report.reportId(), String.join(", ", other)),
          "Run penumbra validate on " + report.shadowId() + " again");
    }
  }

  private boolean isDeclared(ColumnCoverage column) {
    return tolerances.entrySet().stream()
        .anyMatch(
            each ->
                column.isNamed(each.getKey())
                    && each.getValue().toString().equals(column.tolerance()));
  }
}
