package io.penumbra.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penumbra.report.ColumnCoverage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** The form that others rely on: a change of it is a change of the golden file. */
class ReportJsonTest {
  @Test
  void hasTheFormOfTheGoldenFile() throws IOException {
    assertThat(ReportJson.write(TestingReport.failed()))
        .isEqualToNormalizingNewlines(golden().strip());
  }

  @Test
  void readsTheGoldenFile() throws IOException {
    assertThat(ReportJson.read(golden())).isEqualTo(TestingReport.failed());
  }

  @Test
  void ignoresFieldsThatItDoesNotKnow() throws IOException {
    String later = golden().replaceFirst("\\{", "{\"addedLater\": {\"x\": 1},");

    assertThat(ReportJson.read(later)).isEqualTo(TestingReport.failed());
  }

  @Test
  void takesAnOlderReportForOneThatHasCheckedNoConstraint() throws IOException {
    String older = golden().replaceFirst("\"constraints\" : \\[[^]]*],", "");

    assertThat(older).doesNotContain("constraints");
    assertThat(ReportJson.read(older).method().constraints()).isEmpty();
  }

  @Test
  void takesAnOlderReportForOneThatHasToleratedNothing() throws IOException {
    String older = golden().replaceFirst(",\\s*\"tolerance\" : \"[^\"]*\"", "");

    assertThat(older).doesNotContain("tolerance");
    assertThat(ReportJson.read(older).coverage().columns())
        .extracting(ColumnCoverage::tolerance)
        .containsExactly("");
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
}
