package io.penumbra.cli.verb;

import io.penumbra.cli.output.Console;
import io.penumbra.cli.output.ExitCode;
import io.penumbra.jobs.validate.LevelName;
import io.penumbra.jobs.validate.Progress;
import io.penumbra.jobs.validate.Request;
import io.penumbra.ops.Shadows;
import io.penumbra.ops.Target;
import io.penumbra.ops.Validations;
import io.penumbra.ops.Workspace;
import io.penumbra.report.Report;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Compares a shadow with its table. */
@Command(
    name = "validate",
    description = "Compares a shadow with its table, row by row, and writes a report.",
    footer = {
      "",
      "Nothing is paused: table and shadow are compared at one source position. The work is done",
      "in this process; `flink run` with io.penumbra.jobs.validate.ValidateJob does it on a"
          + " cluster.",
      "Level queries runs SQL checks on both: a suite that fits any table, and the files of the",
      "folder that validation.sql names.",
      "Exits with 0 for a pass, 2 for differences, 3 when not everything could be compared.",
      "",
      "Examples:",
      "  penumbra validate shop.orders:wide",
      "  penumbra validate shop.orders:wide --wait",
      "  penumbra validate shop.orders:wide --levels schema,files,rows,queries",
      "  penumbra validate shop.orders:wide --levels queries",
      "  penumbra validate shop.orders --json"
    })
final class ValidateVerb extends Verb<Report> {
  @Parameters(
      paramLabel = "TABLE[:SHADOW]",
      converter = TargetConverter.class,
      description = "The shadow; may be left out where the table has just one.")
  private Target target;

  @Option(
      names = "--levels",
      paramLabel = "LEVEL",
      split = ",",
      converter = LevelConverter.class,
      description =
          "Which levels to run, of schema, files, rows, queries (schema,files,rows). Without one"
              + " that compares rows there is no pass.")
  private Set<LevelName> levels = Request.standard().levels();

  @Mixin private Wait wait;

  @Override
  Report run(Connection connection) {
    try (Workspace workspace = connection.open()) {
      wait.until(target + " is fed", () -> new Shadows(workspace).fed(target));
      return new Validations(workspace).validate(target, new Request(levels), progress());
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

  private Progress progress() {
    if (json()) {
      return Progress.NONE;
    }
    Console console = console();
    return (level, done, total) -> console.note("  comparing " + level + " " + done + "/" + total);
  }
}
