package io.penumbra.cli.verb;

import io.penumbra.cli.output.Console;
import io.penumbra.lane.Lane;
import io.penumbra.ops.Promotions;
import io.penumbra.ops.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Ends the way back. */
@Command(
    name = "finalize",
    description = "Drops the former primary of a promotion: there is no way back afterwards.",
    footer = {
      "",
      "Examples:",
      "  penumbra finalize shop.orders",
      "  penumbra finalize shop.orders --yes",
      "  penumbra finalize shop.orders --dry-run"
    })
final class FinalizeVerb extends Verb<Lane> {
  @Parameters(paramLabel = "TABLE", description = "The table.")
  private String table;

  @Option(names = "--dry-run", description = "Say what it would drop, and drop nothing.")
  private boolean dryRun;

  @Mixin private Confirmation confirmation;

  @Override
  Lane run(Connection connection) {
    try (Workspace workspace = connection.open()) {
      Promotions promotions = new Promotions(workspace);
      Lane former = promotions.former(table);
      if (dryRun) {
        return former;
      }
      confirmation.ask("Drop the way back of " + table + ", branch " + former.branch() + "?");
      return promotions.finish(table);
    }
  }

  @Override
  void print(Lane former, Console console) {
    console.line(
        (dryRun ? "Would drop" : "Dropped")
            + " the way back of @|bold "
            + table
            + "|@: branch "
            + former.branch());
  }
}
