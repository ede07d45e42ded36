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
    description = "Feeds a shadow again that was paused, detached, or has diverged.",
    footer = {
      "",
      "The shadow begins again from what the table holds now, and its proof is void. Refused for a",
      "shadow with a column that the table lacks: that column's values can't be taken from the",
      "table; discard such a shadow and propose it again.",
      "",
      "Examples:",
      "  penumbra resume shop.orders:wide"
    })
final class ResumeVerb extends Verb<Lane> {
  @Parameters(
      paramLabel = "TABLE[:SHADOW]",
      converter = TargetConverter.class,
      description = "The shadow; may be left out where the table has just one.")
  private Target target;

  @Override
  Lane run(Connection connection) {
    try (Workspace workspace = connection.open()) {
      return new Shadows(workspace).resume(target);
    }
  }

  @Override
  void print(Lane lane, Console console) {
    console.line("Resumed @|bold " + lane.name() + "|@: " + Words.of(lane.status()));
    console.plain("  next      penumbra validate " + target.table() + ":" + lane.name());
  }
}
