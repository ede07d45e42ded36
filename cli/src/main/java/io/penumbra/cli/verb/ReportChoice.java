package io.penumbra.cli.verb;

import io.penumbra.ops.ReportShelf;
import io.penumbra.ops.Target;
import io.penumbra.ops.Workspace;
import io.penumbra.report.Report;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which report a command is about. */
final class ReportChoice {
  @Parameters(
      paramLabel = "TABLE[:SHADOW]",
      converter = TargetConverter.class,
      description = "The shadow; may be left out where the table has just one.")
  private Target target;

  @Option(names = "--id", paramLabel = "ID", description = "Which report; else the newest.")
  private Optional<String> id;

  Report in(Workspace workspace) {
    return new ReportShelf(workspace).report(target, id);
  }
}
