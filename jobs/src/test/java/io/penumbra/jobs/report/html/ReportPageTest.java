package io.penumbra.jobs.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.penumbra.jobs.report.TestingReport;
import io.penumbra.report.Report;
import org.junit.jupiter.api.Test;

class ReportPageTest {
  @Test
  void tellsWhatTheReportSays() {
    Report report = TestingReport.failed();

    String page = ReportPage.of(report);

    assertThat(page)
        .contains("<title>FAIL db.orders:wide</title>", report.reportId())
        .contains("penumbra discard db.orders:wide")
        .contains("precision loss", "to scale 2", "day&#x3D;2026-01-05", "{&quot;id&quot;:7}")
        .contains("1.23<mark>45</mark>")
        .contains("0 of n&#x3D;3,000", "ann", "agreed");
    report.reasons().forEach(reason -> assertThat(page).contains(reason));
  }

  /** It is sent by mail and opened from a file, years later. */
  @Test
  void needsNothingElse() {
    assertThat(ReportPage.of(TestingReport.failed()))
        .doesNotContain("http://", "https://", "src=", "url(", "@import", "<script")
        .contains("default-src &#39;none&#39;".replace("&#39;", "'"));
  }

  @Test
  void showsValuesAsTextWhateverTheyHold() {
    String evil = "<script>alert(1)</script>";

    String page = ReportPage.of(TestingReport.withValue(evil));

    assertThat(page).doesNotContain("<script").contains("&lt;script&gt;");
  }

  @Test
  void saysWhatItLeavesOut() {
    String page = ReportPage.of(TestingReport.flood(1_000));

    assertThat(page)
        .contains("10 of 1,000 shown.")
        .contains("This page shows 10 of 1,000 differences. The report keeps 100 of them");
  }
}
