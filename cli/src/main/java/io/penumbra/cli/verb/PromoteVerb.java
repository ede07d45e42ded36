package io.penumbra.cli.verb;

import io.penumbra.cli.output.Console;
import io.penumbra.ops.Promotions;
import io.penumbra.ops.Swap;
import io.penumbra.ops.Target;
import io.penumbra.ops.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a shadow the table. */
@Command(
    name = "promote",
    description = "Makes a proven shadow the table, in one commit; writers and readers go on.",
    footer = {
      "",
      "Refused without a report that passed, or whose differences are all waived. What was",
      "written since that report is compared right here if it is little; otherwise validate again.",
      "The table as it was is fed on as the way back, until `finalize`.",
      "",
      "Examples:",
      "  penumbra promote shop.orders:wide",
      "  penumbra promote shop.orders:wide --yes",
      "  penumbra promote shop.orders:wide --dry-run"
    })
final class PromoteVerb extends Verb<Swap> {
  @Parameters(
      paramLabel = "TABLE[:SHADOW]",
      converter = TargetConverter.class,
      description = "The shadow; may be left out where the table has just one.")
  private Target target;

  @Option(names = "--dry-run", description = "Say whether it would be admitted, and do nothing.")
  private boolean dryRun;

  @Mixin private Confirmation confirmation;

  @Override
  Swap run(Connection connection) {
    try (Workspace workspace = connection.open()) {
      Promotions promotions = new Promotions(workspace);
      if (dryRun) {
        return promotions.planPromotion(target);
      }
      confirmation.ask("Make " + target + " what everybody reads?");
      return promotions.promote(target);
    }
  }

  @Override
  void print(Swap swap, Console console) {
    if (dryRun) {
      console.line("Would promote @|bold " + swap.table() + ":" + swap.primary() + "|@");
      SwapText.waived(swap, console);
      return;
    }
    SwapText.print("Promoted:", swap, console);
    console.plain("  next      penumbra finalize " + swap.table() + ", or rollback");
  }
}
