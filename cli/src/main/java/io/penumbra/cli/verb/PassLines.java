package io.penumbra.cli.verb;

import io.penumbra.cli.output.Console;
import io.penumbra.cli.output.Json;
import io.penumbra.cli.output.Words;
import io.penumbra.error.PenumbraException;
import io.penumbra.jobs.validate.fresh.Listener;
import io.penumbra.jobs.validate.fresh.Pass;
import io.penumbra.lane.Proof;
import io.penumbra.report.Report;
import java.time.temporal.ChronoUnit;

/** Tells of each pass in a line; of one that found something, all of it. */
final class PassLines implements Listener {
  private final Console console;
  private final String verb;
  private final boolean json;

  /**
   * @param verb what lines of JSON call it
   * @param json whether each line is JSON
   */
  PassLines(Console console, String verb, boolean json) {
    this.console = console;
    this.verb = verb;
    this.json = json;
  }

  @Override
  public void compared(Report report, Pass pass) {
    if (json) {
      console.plain(Json.result(verb, pass));
      return;
    }
    console.line(
        "%s %s %s rows compared in %s; proof %s, report %s"
            .formatted(
                pass.at().truncatedTo(ChronoUnit.SECONDS),
                ReportText.markup(report.verdict()),
                Words.of(pass.rows()),
                Words.of(pass.took()),
                pass.proofAge().map(age -> Words.of(age) + " old").orElse("none yet"),
                pass.reportId()));
    if (!report.passed()) {
      ReportText.print(report, console);
    }
  }

  @Override
  public void holds(Proof proof) {
    if (!json) {
      console.note(
          "report %s, which %s, is of what both hold now"
              .formatted(proof.reportId(), proof.passed() ? "passed" : "did not pass"));
    }
  }

  @Override
  public void troubled(PenumbraException trouble) {
    if (json) {
      console.plain(Json.failure(verb, trouble));
    } else {
      console.note(trouble.code() + " " + trouble.getMessage());
      console.note("  next " + trouble.next());
    }
  }
}
