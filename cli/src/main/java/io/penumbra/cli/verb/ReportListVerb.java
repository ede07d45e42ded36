package io.penumbra.cli.verb;

import io.penumbra.cli.output.Console;
import io.penumbra.cli.output.Grid;
import io.penumbra.cli.output.Words;
import io.penumbra.ops.ReportLine;
import io.penumbra.ops.ReportShelf;
import io.penumbra.ops.Target;
import io.penumbra.ops.Workspace;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Lists reports. */
@Command(
    name = "list",
    description = "Lists all reports on a shadow, the newest first.",
    footer = {"", "Examples:", "  penumbra report list shop.orders:wide"})
final class ReportListVerb extends Verb<List<ReportLine>> {
  @Parameters(
      paramLabel = "TABLE[:SHADOW]",
      converter = TargetConverter.class,
      description = "The shadow; may be left out where the table has just one.")
  private Target target;

  @Override
  List<ReportLine> run(Connection connection) {
    try (Workspace workspace = connection.open()) {
      return new ReportShelf(workspace).list(target);
    }
  }

  @Override
  void print(List<ReportLine> reports, Console console) {
    if (reports.isEmpty()) {
      console.plain("No reports yet. Next: penumbra validate " + target);
      return;
    }
    Grid grid = new Grid("REPORT", "AT", "MODE", "VERDICT", "FOUND");
    reports.forEach(
        each ->
            grid.row(
                each.reportId(),
                each.timestamp().toString(),
                Words.of(each.mode()),
                ReportText.markup(each.verdict()),
                Words.of(each.found())));
    console.table(grid);
  }
}
