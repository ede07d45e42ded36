package io.penumbra.cli.verb;

import io.penumbra.cli.output.Console;
import io.penumbra.cli.output.Grid;
import io.penumbra.cli.output.Words;
import io.penumbra.jobs.validate.Explanation;
import io.penumbra.jobs.validate.LevelPlan;
import io.penumbra.report.ColumnCoverage;
import io.penumbra.report.ColumnCoverage.Status;
import java.util.List;

/** Tells what a validation would do. */
final class ExplanationText {
  private ExplanationText() {}

  static void print(Explanation explanation, Console console) {
    List<ColumnCoverage> columns = explanation.columns();
    List<ColumnCoverage> others =
        columns.stream().filter(column -> column.status() != Status.COMPARED).toList();
    console.plain(
        explanation.tableId()
            + ":"
            + explanation.shadowId()
            + ", "
            + (columns.size() - others.size())
            + " of "
            + columns.size()
            + " columns"
            + explanation.where().map(rows -> ", rows where " + rows).orElse(""));
    others.forEach(column -> console.plain("  " + text(column)));
    Grid grid = new Grid("  LEVEL", "FILES", "ROWS", "BYTES", "WHAT");
    explanation.levels().forEach(level -> add(level, grid));
    console.table(grid);
  }

  private static String text(ColumnCoverage column) {
    String name = column.shadow().isEmpty() ? column.primary() : column.shadow();
    return "not compared: " + name + ", " + column.reason();
  }

  private static void add(LevelPlan level, Grid grid) {
    grid.row(
        "  " + level.level(),
        Words.of(level.files()),
        Words.of(level.rows()),
        Words.ofBytes(level.bytes()),
        level.does());
  }
}
