package io.penumbra.cli.verb;

import io.penumbra.cli.output.Console;
import io.penumbra.cli.output.Words;
import io.penumbra.lane.Waiver;
import io.penumbra.ops.Target;
import io.penumbra.ops.Waivers;
import io.penumbra.ops.Workspace;
import io.penumbra.report.Waived;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Answers for differences. */
@Command(
    name = "waive",
    description = "Answers for all differences of one cause, so that they stop no promotion.",
    footer = {
      "",
      "The verdict stays FAIL; reports and promotions say what is waived, by whom and why. It is",
      "kept in the table's ledger, until its day, or until the shadow begins anew. Who asked for",
      "the shadow can't waive; names are taken as given. Waiving a cause again replaces the waiver.",
      "",
      "Examples:",
      "  penumbra waive orders:wide STALE_ROW// --until 2031-01-31 --reason 'known'",
      "  penumbra waive orders:wide STALE_ROW// --until 2031-01-31 --reason known --owner ann"
    })
final class WaiveVerb extends Verb<Waived> {
  @Parameters(
      index = "0",
      paramLabel = "TABLE[:SHADOW]",
      converter = TargetConverter.class,
      description = "The shadow; may be left out where the table has just one.")
  private Target target;

  @Parameters(
      index = "1",
      paramLabel = "CAUSE",
      description = "A cause that the newest report names.")
  private String cause;

  @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "Why.")
  private String reason;

  @Option(
      names = "--until",
      paramLabel = "DAY",
      required = true,
      description = "First day on which it no longer holds, as 2031-01-31 (UTC).")
  private LocalDate until;

  @Option(
      names = "--owner",
      paramLabel = "NAME",
      description = "Who answers for them (who runs this).")
  private Optional<String> owner;

  @Override
  Waived run(Connection connection) {
    try (Workspace workspace = connection.open()) {
      Waiver waiver =
          new Waiver(
              cause,
              owner.orElse(workspace.user()),
              reason,
              until.atStartOfDay(ZoneOffset.UTC).toInstant());
      return new Waivers(workspace).waive(target, waiver);
    }
  }

  @Override
  void print(Waived waived, Console console) {
    console.line("Waived @|bold " + waived.signatureId() + "|@");
    console.plain("  rows      " + Words.of(waived.count()) + " in the newest report on " + target);
    console.plain("  until     " + until + ", by " + waived.owner() + ": " + waived.reason());
    console.plain("  next      penumbra promote " + target + " --dry-run");
  }
}
