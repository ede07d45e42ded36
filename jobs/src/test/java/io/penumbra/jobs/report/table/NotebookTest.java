package io.penumbra.jobs.report.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.penumbra.catalog.KeepFor;
import io.penumbra.embedded.EmbeddedCatalog;
import io.penumbra.jobs.report.TestingReport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * PyIceberg reads the report tables, and the notebook shows what they say. The Python environment
 * is made once and stays in {@code target}.
 */
class NotebookTest {
  private static final Path RUN = Path.of("../notebooks/run").toAbsolutePath();
  private static final Path ENVIRONMENT = Path.of("target/notebooks").toAbsolutePath();

  @TempDir private Path folder;

  @Test
  void theNotebookTellsWhatStopsAPromotion() throws Exception {
    EmbeddedCatalog catalog = EmbeddedCatalog.in(folder.resolve(".penumbra"));
    KeepFor always = new KeepFor(Duration.ofDays(36_500), 1_000_000);
    new ReportTables(catalog.open(), always).write(TestingReport.failed());

    Run run = run("db.orders:wide");

    assertThat(run.exitCode()).as(run.output()).isZero();
    assertThat(run.output()).contains(ENVIRONMENT.resolve("discrepancies.html").toString());
    assertThat(ENVIRONMENT.resolve("discrepancies.html"))
        .content()
        .contains("1 of 3 causes stop the promotion, 1 rows")
        .contains("1.23<del>45</del>")
        .contains("day=2026-01-05")
        .contains("INCREMENTAL");

    Run unknown = run("db.orders:none");

    assertThat(unknown.exitCode()).isOne();
    assertThat(unknown.output())
        .contains("There is no report on db.orders:none in")
        .doesNotContain("Traceback");
  }

  @Test
  void aFolderWithoutACatalogIsSaid() throws Exception {
    Run run = run("db.orders:wide");

    assertThat(run.exitCode()).isOne();
    assertThat(run.output()).contains("No catalog in").contains("PENUMBRA_CATALOG_URI");
  }

  private record Run(int exitCode, String output) {}

  /** As docs/reports.md has it, in a folder of the test. */
  private Run run(String target) throws Exception {
    assertThat(Path.of("../docs/reports.md"))
        .content()
        .contains("\nnotebooks/run shop.orders:wide\n");
    Path log = folder.resolve("run.log");
    ProcessBuilder run =
        new ProcessBuilder(RUN.toString(), target)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    run.environment().put("PENUMBRA_NOTEBOOKS", ENVIRONMENT.toString());
    Process process = run.start();
    assertThat(process.waitFor(10, TimeUnit.MINUTES)).isTrue();
    return new Run(process.exitValue(), Files.readString(log));
  }
}
