package io.penumbra.cli.verb;

import io.penumbra.cli.output.Console;
import io.penumbra.cli.output.Words;
import io.penumbra.lane.Lane;
import io.penumbra.ops.Shadows;
import io.penumbra.ops.Target;
import io.penumbra.ops.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Feeds a shadow again. */
@Command(
    name = "resume",
    description = "Goes on with a table that was stopped, or feeds a shadow again.",
    footer = {
      "",
      "A table is stopped by the mirror job at a row that can't be held, with the row's key; mend",
      "the row or propose a shadow that holds it, then resume the table: nothing is lost.",
      "",
      "A shadow that was paused, detached or has diverged begins again from what the table",
      "holds now, and its proof is void. Refused for a shadow with a column that the table lacks:",
      "that column's values can't be taken from the table; discard it and propose it again.",
      "",
      "Examples:",
      "  penumbra resume shop.orders",
      "  penumbra resume shop.orders:wide"
    })
final class ResumeVerb extends Verb<Lane> {
  @Parameters(
      paramLabel = "TABLE[:SHADOW]",
      converter = TargetConverter.class,
      description = "The table that was stopped, or the shadow.")
  private Target target;

  @Override
  Lane run(Connection connection) {
    try (Workspace workspace = connection.open()) {
      Shadows shadows = new Shadows(workspace);
      return target.shadow().isPresent() ? shadows.resume(target) : shadows.resume(target.table());
    }
  }

  @Override
  void print(Lane lane, Console console) {
    if (target.shadow().isEmpty()) {
      console.line("The mirror job was asked to go on with @|bold " + target + "|@");
      console.plain("  next      penumbra status");
      return;
    }
    console.line("Resumed @|bold " + lane.name() + "|@: " + Words.of(lane.status()));
    console.plain("  next      penumbra validate " + target);
  }
}
