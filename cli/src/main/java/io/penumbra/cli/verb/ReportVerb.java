package io.penumbra.cli.verb;

import io.penumbra.cli.output.Console;
import io.penumbra.cli.output.ExitCode;
import io.penumbra.error.ErrorCode;
import io.penumbra.error.PenumbraException;
import io.penumbra.ops.ReportShelf;
import io.penumbra.ops.Target;
import io.penumbra.ops.Workspace;
import io.penumbra.report.Report;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows a report. */
@Command(
    name = "report",
    description = "Shows the newest report on a shadow, or an earlier one.",
    subcommands = {
      ReportListVerb.class,
      ReportDiffVerb.class,
      ReportExportVerb.class,
      ReportOpenVerb.class
    },
    footer = {
      "",
      "Exits as `validate` does: 0 for a pass, 2 for differences, 3 when not proven.",
      "",
      "Examples:",
      "  penumbra report shop.orders:wide",
      "  penumbra report shop.orders:wide --json",
      "  penumbra report shop.orders:wide --id 7d0f6f0e-2a35-4a52-8a43-0c1f5f0b3c11",
      "  penumbra report list shop.orders:wide",
      "  penumbra report diff shop.orders:wide 7d0f6f0e-2a35-4a52-8a43-0c1f5f0b3c11",
      "  penumbra report export shop.orders:wide --format junit --to report.xml",
      "  penumbra report open shop.orders:wide"
    })
final class ReportVerb extends Verb<Report> {
  @Parameters(
      arity = "0..1",
      paramLabel = "TABLE[:SHADOW]",
      converter = TargetConverter.class,
      description = "The shadow; may be left out where the table has just one.")
  private Target target;

  @Option(names = "--id", paramLabel = "ID", description = "Which report; else the newest.")
  private Optional<String> id;

  @Override
  Report run(Connection connection) {
    if (target == null) {
      // It can't be required: a command below this one would miss it, too.
      throw new PenumbraException(
          ErrorCode.USAGE,
          "Missing required parameter: 'TABLE[:SHADOW]'",
          "penumbra report --help");
    }
    try (Workspace workspace = connection.open()) {
      return new ReportShelf(workspace).report(target, id);
    }
  }

  @Override
  void print(Report report, Console console) {
    ReportText.print(report, console);
  }

  @Override
  ExitCode exit(Report report) {
    return ReportText.exit(report);
  }
}
