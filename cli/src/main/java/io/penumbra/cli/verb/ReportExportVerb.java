package io.penumbra.cli.verb;

import io.penumbra.cli.output.Console;
import io.penumbra.jobs.report.form.ReportFormat;
import io.penumbra.ops.Exported;
import io.penumbra.ops.Workspace;
import io.penumbra.report.Report;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes a report to a file. */
@Command(
    name = "export",
    description = "Writes a report to a file: a page for people, or a form that programs read.",
    footer = {
      "",
      "html is one page that needs nothing else; json the whole report; jsonl one difference a",
      "line; junit a test case for each column, for build servers.",
      "",
      "Examples:",
      "  penumbra report export shop.orders:wide",
      "  penumbra report export shop.orders:wide --format jsonl --to differences.jsonl"
    })
final class ReportExportVerb extends Verb<Exported> {
  @Mixin private ReportChoice choice;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "One of html, json, jsonl, junit (html).")
  private ReportFormat format = ReportFormat.HTML;

  @Option(
      names = "--to",
      paramLabel = "FILE",
      description = "The file; else report-ID with the format's suffix, in this folder.")
  private Optional<Path> file;

  @Override
  Exported run(Connection connection) {
    try (Workspace workspace = connection.open()) {
      Report report = choice.in(workspace);
      return Exported.of(report, format, file.orElseGet(() -> Exported.named(report, format)));
    }
  }

  @Override
  void print(Exported exported, Console console) {
    console.plain(exported.file().toString());
  }
}
