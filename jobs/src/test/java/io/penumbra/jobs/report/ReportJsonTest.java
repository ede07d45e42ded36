package io.penumbra.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penumbra.report.Category;
import io.penumbra.report.Cell;
import io.penumbra.report.ColumnCoverage;
import io.penumbra.report.Coverage;
import io.penumbra.report.Cut;
import io.penumbra.report.Decision;
import io.penumbra.report.Discrepancy;
import io.penumbra.report.ExpectedChange;
import io.penumbra.report.Findings;
import io.penumbra.report.Found;
import io.penumbra.report.Mode;
import io.penumbra.report.Report;
import io.penumbra.report.Stats;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The form that others rely on: a change of it is a change of the golden file. */
class ReportJsonTest {
  @Test
  void hasTheFormOfTheGoldenFile() throws IOException {
    assertThat(ReportJson.write(report())).isEqualToNormalizingNewlines(golden().strip());
  }

  @Test
  void readsTheGoldenFile() throws IOException {
    assertThat(ReportJson.read(golden())).isEqualTo(report());
  }

  @Test
  void ignoresFieldsThatItDoesNotKnow() throws IOException {
    String later = golden().replaceFirst("\\{", "{\"addedLater\": {\"x\": 1},");

    assertThat(ReportJson.read(later)).isEqualTo(report());
  }

  @Test
  void refusesAReportOfALaterVersion() throws IOException {
    String later = golden().replace("\"reportVersion\" : 1", "\"reportVersion\" : 2");

    assertThatThrownBy(() -> ReportJson.read(later)).hasMessage("Report of version 2, this is 1");
  }

  private static String golden() throws IOException {
    try (InputStream in = ReportJsonTest.class.getResourceAsStream("report-v1.json")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static Report report() {
    Findings findings = new Findings(10);
    findings.add(
        Discrepancy.ofCell(
            Category.PRECISION_LOSS,
            "to scale 2",
            "amount: expected 1.2345, shadow has 1.23",
            "{\"id\":7}",
            cell()));
    findings.add(
        Discrepancy.ofRow(Category.ROW_MISSING_IN_SHADOW, "In the primary only", "{\"id\":8}", 1));
    Found found = findings.found();
    Coverage coverage =
        new Coverage(
            2,
            2_000,
            3,
            3,
            1_001,
            1_000,
            999,
            List.of(new ColumnCoverage(5, "amt", "amount", ColumnCoverage.Status.COMPARED, "")));
    Decision decision = Decision.of(found, coverage);
    Instant at = Instant.parse("2026-01-05T10:00:00.250Z");
    return new Report(
        Report.VERSION,
        "6c1e9f0e-0000-4000-8000-000000000001",
        "db.orders",
        "wide",
        at,
        decision.verdict(),
        decision.reasons(),
        Mode.FULL,
        "",
        new Cut("c1", 11, 22, 42, "0/16B3748"),
        coverage,
        List.of(new ExpectedChange("amt", "renamed to amount")),
        found.summary(),
        found.signatures(),
        found.discrepancies(),
        new Stats(at.minusSeconds(2), at, 4_096));
  }

  private static Cell cell() {
    return new Cell(
        "amount",
        "amt",
        5,
        "decimal(10, 4)",
        "decimal(10, 4)",
        Optional.of("1.2345"),
        Optional.of("1.2345"),
        Optional.of("1.23"));
  }
}
