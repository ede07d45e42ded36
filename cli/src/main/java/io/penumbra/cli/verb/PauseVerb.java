package io.penumbra.cli.verb;

import io.penumbra.cli.output.Console;
import io.penumbra.lane.Lane;
import io.penumbra.ops.Shadows;
import io.penumbra.ops.Target;
import io.penumbra.ops.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Stops feeding a shadow. */
@Command(
    name = "pause",
    description = "Stops feeding a shadow; the table and its other shadows go on.",
    footer = {
      "",
      "A paused shadow holds what it held. `resume` lets it begin again from what the table",
      "holds then, so nothing in between is lost.",
      "",
      "Examples:",
      "  penumbra pause shop.orders:wide"
    })
final class PauseVerb extends Verb<Lane> {
  @Parameters(
      paramLabel = "TABLE:SHADOW",
      converter = TargetConverter.class,
      description = "The shadow.")
  private Target target;

  @Override
  Lane run(Connection connection) {
    try (Workspace workspace = connection.open()) {
      return new Shadows(workspace).pause(target);
    }
  }

  @Override
  void print(Lane lane, Console console) {
    console.line("Paused @|bold " + lane.name() + "|@: " + lane.standing().reason());
    console.plain("  next      penumbra resume " + target.table() + ":" + lane.name());
  }
}
