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
  private static final Path RUN = Path.of("../notebooks/run");
  private static final Path ENVIRONMENT = Path.of("target/notebooks").toAbsolutePath();

  @TempDir private Path folder;

  @Test
  void theNotebookTellsWhatStopsAPromotion() throws Exception {
    EmbeddedCatalog catalog = EmbeddedCatalog.in(folder);
    KeepFor always = new KeepFor(Duration.ofDays(36_500), 1_000_000);
    new ReportTables(catalog.open(), always).write(TestingReport.failed());

    Path log = folder.resolve("run.log");
    ProcessBuilder run =
        new ProcessBuilder(RUN.toString(), ENVIRONMENT.toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    run.environment().put("PENUMBRA_CATALOG_URI", "sqlite:///" + folder.resolve("catalog.db"));
    run.environment().put("PENUMBRA_TARGET", "db.orders:wide");
    Process process = run.start();
    assertThat(process.waitFor(10, TimeUnit.MINUTES)).isTrue();

    assertThat(process.exitValue()).as(Files.readString(log)).isZero();
    assertThat(ENVIRONMENT.resolve("discrepancies.html"))
        .content()
        .contains("1 of 3 causes stop the promotion, 1 rows")
        .contains("1.23<del>45</del>")
        .contains("day=2026-01-05")
        .contains("INCREMENTAL");
  }
}
