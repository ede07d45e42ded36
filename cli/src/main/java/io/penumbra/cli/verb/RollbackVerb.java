package io.penumbra.cli.verb;

import io.penumbra.cli.output.Console;
import io.penumbra.ops.Promotions;
import io.penumbra.ops.Swap;
import io.penumbra.ops.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes the way back. */
@Command(
    name = "rollback",
    description = "Makes the former primary the table again, in one commit.",
    footer = {
      "",
      "Needs no proof, no running job and no server, and does not ask: the former primary was",
      "fed all the time, so nothing that was written since the promotion is lost. What was",
      "promoted becomes a shadow again and can be promoted again.",
      "",
      "Examples:",
      "  penumbra rollback shop.orders",
      "  penumbra rollback shop.orders --dry-run"
    })
final class RollbackVerb extends Verb<Swap> {
  @Parameters(paramLabel = "TABLE", description = "The table.")
  private String table;

  @Option(names = "--dry-run", description = "Say what it would do, and do nothing.")
  private boolean dryRun;

  @Override
  Swap run(Connection connection) {
    try (Workspace workspace = connection.open()) {
      Promotions promotions = new Promotions(workspace);
      return dryRun ? promotions.planRollback(table) : promotions.rollback(table);
    }
  }

  @Override
  void print(Swap swap, Console console) {
    SwapText.print(dryRun ? "Would roll back:" : "Rolled back:", swap, console);
    console.plain("  next      penumbra validate " + swap.table() + ":" + swap.outgoing());
  }
}
