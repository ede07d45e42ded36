package io.penumbra.cli;

import io.penumbra.cli.verb.Verbs;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command itself: without a verb it tells how everything stands. */
@Command(
    name = "penumbra",
    description = "Schema changes on live Iceberg tables: tried as shadows, proven, promoted.",
    footer = {
      "",
      "Without a verb: status. Arguments are TABLE[:SHADOW], as shop.orders:wide.",
      "Exit codes: 0 done, 1 error, 2 differences found, 3 not proven, 4 refused by state or",
      "rights, 64 usage."
    })
final class PenumbraCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    CommandLine root = spec.commandLine();
    return root.execute(Verbs.DEFAULT);
  }
}
