package io.penumbra.cli.verb;

import io.penumbra.cli.output.Console;
import io.penumbra.cli.output.ExitCode;
import io.penumbra.jobs.validate.Explanation;
import io.penumbra.jobs.validate.Progress;
import io.penumbra.jobs.validate.Request;
import io.penumbra.jobs.validate.fresh.Ending;
import io.penumbra.jobs.validate.fresh.Listener;
import io.penumbra.jobs.validate.fresh.ProofAge;
import io.penumbra.jobs.validate.fresh.StopSign;
import io.penumbra.jobs.validate.fresh.Terms;
import io.penumbra.ops.Shadows;
import io.penumbra.ops.Target;
import io.penumbra.ops.Validations;
import io.penumbra.ops.Workspace;
import io.penumbra.report.Report;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Compares a shadow with its table. */
@Command(
    name = "validate",
    description = "Compares a shadow with its table, row by row, and writes a report.",
    footer = {
      "",
      "Nothing is paused: table and shadow are compared at one source position. The work is done",
      "in this process, or on a cluster with --cluster; `flink run` of the main class",
      "io.penumbra.jobs.validate.ValidateJob takes the same options.",
      "Where the newest report passed, what came since is compared, if that is enough for a pass.",
      "Level hash compares digests of buckets of rows, and leaves to rows those that differ; without",
      "it, rows joins everything.",
      "Level sample compares the rows of some keys, chosen at random, and says how many rows may",
      "differ at most.",
      "A row that fulfils the condition of --where in one lane alone counts as missing or extra.",
      "Level queries runs SQL checks on both: a suite that fits any table, and the files of the",
      "folder that validation.sql names.",
      "With --continuous a line is told of each pass; it ends with 0 when the shadow is promoted or",
      "dropped, and a catalog that is away is asked again for an hour.",
      "Exits with 0 for a pass, 2 for differences, 3 when not everything could be compared.",
      "",
      "Examples:",
      "  penumbra validate shop.orders:wide",
      "  penumbra validate shop.orders:wide --wait",
      "  penumbra validate shop.orders:wide --levels schema,files,hash,rows,queries",
      "  penumbra validate shop.orders:wide --levels queries",
      "  penumbra validate shop.orders:wide --sample 30000 --confidence 0.99",
      "  penumbra validate shop.orders:wide --columns price,note",
      "  penumbra validate shop.orders:wide --where 'id <= 1000'",
      "  penumbra validate shop.orders:wide --explain",
      "  penumbra validate shop.orders:wide --cluster jobmanager:8081",
      "  penumbra validate shop.orders:wide --continuous --max-age 5min",
      "  penumbra validate shop.orders --json"
    })
final class ValidateVerb extends Verb<Record> {
  @Parameters(
      paramLabel = "TABLE[:SHADOW]",
      converter = TargetConverter.class,
      description = "The shadow; may be left out where the table has just one.")
  private Target target;

  @Mixin private Scope scope;
  @Mixin private ComparedOn place;
  @Mixin private Freshness freshness;
  @Mixin private Wait wait;

  @Option(
      names = "--explain",
      description = "Only tell what each level would do and read; nothing is compared.")
  private boolean explain;

  @Override
  Record run(Connection connection) {
    Request request = scope.request();
    try (Workspace workspace = connection.open()) {
      wait.until(target + " is fed", () -> new Shadows(workspace).fed(target));
      Validations validations = new Validations(workspace, place.place(workspace.settings()));
      Optional<Terms> terms = freshness.terms(request, explain, workspace.settings().validation());
      if (terms.isPresent()) {
        return keepFresh(validations, terms.get());
      }
      return explain ? validations.explain(target, request) : validate(validations, request);
    }
  }

  private Record validate(Validations validations, Request request) {
    try (Interruption interruption = new Interruption(() -> {})) {
      try {
        return validations.validate(target, request, progress());
      } catch (RuntimeException e) {
        if (interruption.happened()) {
          console()
              .note(
                  "interrupted; of what was hashed until ten seconds ago nothing is hashed"
                      + " again when it is started again");
          return new Ended(target.toString(), Ending.STOPPED);
        }
        throw e;
      }
    }
  }

  /** What a comparison that went on has ended with. */
  record Ended(String target, Ending ending) {}

  private Ended keepFresh(Validations validations, Terms terms) {
    Target named = validations.named(target);
    StopSign stop = new StopSign();
    ProofAge age = new ProofAge(Clock.systemUTC(), terms.maxAge());
    Listener lines = new PassLines(console(), name(), json());
    try (Interruption interruption = new Interruption(stop::raise);
        ProofMetrics metrics = freshness.metrics(named, age)) {
      Ending ending = validations.keepFresh(named, terms, age, metrics.before(lines), stop);
      if (interruption.happened()) {
        console().note("ended; the proof stays as it is");
      }
      return new Ended(named.toString(), ending);
    }
  }

  @Override
  void print(Record result, Console console) {
    if (result instanceof Report report) {
      ReportText.print(report, console);
    } else if (result instanceof Explanation explanation) {
      ExplanationText.print(explanation, console);
    } else if (result instanceof Ended ended) {
      console.plain(ended.target() + " " + words(ended.ending()));
    }
  }

  @Override
  ExitCode exit(Record result) {
    return result instanceof Report report ? ReportText.exit(report) : ExitCode.DONE;
  }

  private static String words(Ending ending) {
    return switch (ending) {
      case PROMOTED -> "is the table now, there is nothing left to compare";
      case DROPPED -> "is gone, there is nothing left to compare";
      case STOPPED -> "is not compared any longer";
    };
  }

  private Progress progress() {
    return json() ? Progress.NONE : new ProgressLines(console(), InstantSource.system());
  }
}
