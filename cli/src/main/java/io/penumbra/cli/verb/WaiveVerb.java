package io.penumbra.cli.verb;

import io.penumbra.cli.output.Console;
import io.penumbra.cli.output.Words;
import io.penumbra.lane.Waiver;
import io.penumbra.ops.Target;
import io.penumbra.ops.Waivers;
import io.penumbra.ops.Workspace;
import io.penumbra.report.Waived;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
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
      "the shadow can't waive; names are taken as given. Waiving a cause again replaces the waiver,",
      "and --withdraw takes it back: then its differences stop a promotion again.",
      "",
      "Examples:",
      "  penumbra waive orders:wide DUPLICATE_KEY// --until 2031-01-31 --reason 'known'",
      "  penumbra waive orders:wide TRUNCATION/note/ --until 2031-01-31 --reason old --owner ann",
      "  penumbra waive orders:wide DUPLICATE_KEY// --withdraw"
    })
final class WaiveVerb extends Verb<WaiveVerb.Done> {
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

  @ArgGroup(multiplicity = "1")
  private Choice choice;

  /** A waiver, or none any more. */
  private static final class Choice {
    @ArgGroup(exclusive = false)
    private Answer answer;

    @Option(
        names = "--withdraw",
        required = true,
        description = "Nobody answers for them any longer.")
    private boolean withdraw;
  }

  /** Who answers, why and how long. */
  private static final class Answer {
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
    private Optional<String> owner = Optional.empty();
  }

  /**
   * What was done.
   *
   * @param count rows that the newest report counts, absent for a waiver that was withdrawn
   */
  record Done(
      String signatureId, String owner, String reason, Instant expires, Optional<Long> count) {}

  @Override
  Done run(Connection connection) {
    try (Workspace workspace = connection.open()) {
      Waivers waivers = new Waivers(workspace);
      if (choice.withdraw) {
        Waiver gone = waivers.withdraw(target, cause);
        return new Done(cause, gone.owner(), gone.reason(), gone.expires(), Optional.empty());
      }
      Waived waived = waivers.waive(target, waiver(choice.answer, workspace.user()));
      return new Done(
          waived.signatureId(),
          waived.owner(),
          waived.reason(),
          waived.expires(),
          Optional.of(waived.count()));
    }
  }

  private Waiver waiver(Answer answer, String user) {
    Instant until = answer.until.atStartOfDay(ZoneOffset.UTC).toInstant();
    return new Waiver(cause, answer.owner.orElse(user), answer.reason, until);
  }

  @Override
  void print(Done done, Console console) {
    String verb = done.count().isPresent() ? "Waived" : "No longer waived:";
    LocalDate until = LocalDate.ofInstant(done.expires(), ZoneOffset.UTC);
    console.line(verb + " @|bold " + done.signatureId() + "|@");
    done.count()
        .ifPresent(
            rows ->
                console.plain(
                    "  rows      " + Words.of(rows) + " in the newest report on " + target));
    console.plain("  until     " + until + ", by " + done.owner() + ": " + done.reason());
    console.plain("  next      penumbra promote " + target + " --dry-run");
  }
}
