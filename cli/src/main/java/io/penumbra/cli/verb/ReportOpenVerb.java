package io.penumbra.cli.verb;

import io.penumbra.cli.output.Console;
import io.penumbra.error.ErrorCode;
import io.penumbra.error.PenumbraException;
import io.penumbra.jobs.report.form.ReportFormat;
import io.penumbra.ops.Exported;
import io.penumbra.ops.Workspace;
import io.penumbra.report.Report;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows a report in a browser. */
@Command(
    name = "open",
    description = "Shows a report as a page in the browser.",
    footer = {"", "Examples:", "  penumbra report open shop.orders:wide"})
final class ReportOpenVerb extends Verb<Exported> {
  @Mixin private ReportChoice choice;

  @Override
  Exported run(Connection connection) {
    try (Workspace workspace = connection.open()) {
      Report report = choice.in(workspace);
      Path folder = Path.of(System.getProperty("java.io.tmpdir"));
      Path file = folder.resolve(Exported.named(report, ReportFormat.HTML));
      Exported exported = Exported.of(report, ReportFormat.HTML, file);
      browse(exported.file());
      return exported;
    }
  }

  @Override
  void print(Exported exported, Console console) {
    console.plain(exported.file().toString());
  }

  private static void browse(Path page) {
    boolean mac = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac");
    try {
      new ProcessBuilder(mac ? "open" : "xdg-open", page.toString())
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start();
    } catch (IOException e) {
      throw new PenumbraException(
          ErrorCode.STATE_REFUSED,
          "No browser can be started here: " + e.getMessage(),
          "The page is in " + page,
          e);
    }
  }
}
