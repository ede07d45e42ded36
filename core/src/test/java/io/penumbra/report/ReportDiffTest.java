package io.penumbra.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.penumbra.report.ReportDiff.Changed;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReportDiffTest {
  @Test
  void tellsWhichCausesCameWentAndChanged() {
    ReportDiff diff =
        ReportDiff.between(
            TestingReports.found("r1", general("same"), general("grows"), general("goes")),
            TestingReports.found(
                "r2", general("same"), general("grows"), general("grows"), general("comes")));

    assertThat(diff.earlier()).isEqualTo("r1");
    assertThat(diff.later()).isEqualTo("r2");
    assertThat(diff.causes())
        .containsExactly(
            new Changed("VALUE_MISMATCH//comes", 0, 1),
            new Changed("VALUE_MISMATCH//grows", 1, 2),
            new Changed("VALUE_MISMATCH//goes", 1, 0));
    assertThat(diff.causes().get(0).isNew()).isTrue();
  }

  private static Discrepancy general(String pattern) {
    return new Discrepancy(
        Category.VALUE_MISMATCH,
        "differs",
        "",
        Severity.ERROR,
        pattern,
        1,
        Optional.empty(),
        Place.UNKNOWN,
        "");
  }
}
