package io.penumbra.cli.verb;

import io.penumbra.cli.output.Console;
import io.penumbra.cli.output.Grid;
import io.penumbra.cli.output.Words;
import io.penumbra.ops.ReportShelf;
import io.penumbra.ops.Target;
import io.penumbra.ops.Workspace;
import io.penumbra.report.ReportDiff;
import io.penumbra.report.ReportDiff.Changed;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Compares two reports. */
@Command(
    name = "diff",
    description = "Tells which causes came, went or changed from one report to another.",
    footer = {
      "",
      "Examples:",
      "  penumbra report diff shop.orders:wide 7d0f6f0e-2a35-4a52-8a43-0c1f5f0b3c11"
    })
final class ReportDiffVerb extends Verb<ReportDiff> {
  @Parameters(
      index = "0",
      paramLabel = "TABLE[:SHADOW]",
      converter = TargetConverter.class,
      description = "The shadow; may be left out where the table has just one.")
  private Target target;

  @Parameters(index = "1", paramLabel = "EARLIER", description = "The one report.")
  private String earlier;

  @Parameters(
      index = "2",
      arity = "0..1",
      paramLabel = "LATER",
      description = "The other one; else the newest.")
  private Optional<String> later;

  @Override
  ReportDiff run(Connection connection) {
    try (Workspace workspace = connection.open()) {
      return new ReportShelf(workspace).diff(target, earlier, later);
    }
  }

  @Override
  void print(ReportDiff diff, Console console) {
    console.line(ReportText.markup(diff.before()) + " to " + ReportText.markup(diff.after()));
    if (diff.causes().isEmpty()) {
      console.plain("  No cause concerns more or fewer rows than before.");
      return;
    }
    Grid grid = new Grid("  CAUSE", "BEFORE", "AFTER", "");
    diff.causes()
        .forEach(
            each ->
                grid.row(
                    "  " + each.signatureId(),
                    Words.of(each.before()),
                    Words.of(each.after()),
                    word(each)));
    console.table(grid);
  }

  private static String word(Changed cause) {
    if (cause.isNew()) {
      return "new";
    }
    return cause.after() == 0 ? "gone" : "";
  }
}
