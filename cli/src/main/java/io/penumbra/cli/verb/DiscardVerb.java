package io.penumbra.cli.verb;

import io.penumbra.catalog.verb.Ended;
import io.penumbra.cli.output.Console;
import io.penumbra.ops.Shadows;
import io.penumbra.ops.Target;
import io.penumbra.ops.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Drops a shadow. */
@Command(
    name = "discard",
    description = "Drops a shadow; its DDL is kept for review together with the reason.",
    footer = {
      "",
      "Examples:",
      "  penumbra discard shop.orders:wide --reason 'total must stay a decimal'",
      "  penumbra discard shop.orders:wide --yes"
    })
final class DiscardVerb extends Verb<Ended> {
  @Parameters(
      paramLabel = "TABLE[:SHADOW]",
      converter = TargetConverter.class,
      description = "The shadow; may be left out where the table has just one.")
  private Target target;

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      defaultValue = "discarded by hand",
      description = "Why; kept with the DDL.")
  private String reason;

  @Mixin private Confirmation confirmation;

  @Override
  Ended run(Connection connection) {
    confirmation.ask("Drop shadow " + target + "?");
    try (Workspace workspace = connection.open()) {
      return new Shadows(workspace).discard(target, reason);
    }
  }

  @Override
  void print(Ended ended, Console console) {
    console.line("Discarded @|bold " + ended.name() + "|@: " + ended.reason());
    console.plain("  its DDL needs review: " + ended.ddl());
    console.plain("  next      penumbra show " + target.table());
  }
}
