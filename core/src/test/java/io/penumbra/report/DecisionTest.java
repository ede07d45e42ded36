package io.penumbra.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.penumbra.report.ColumnCoverage.Status;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What was not proven is never a pass (I6, I9). */
class DecisionTest {
  private static final ColumnCoverage COMPARED = column(Status.COMPARED);

  @Test
  void nothingFoundAndEverythingComparedIsAPass() {
    Decision decision = decide(new Findings(10), coverage(4, 4, COMPARED));

    assertThat(decision.verdict()).isEqualTo(Verdict.PASS);
    assertThat(decision.reasons()).containsExactly("10 rows equal, 0 files in both lanes");
  }

  @Test
  void addedAndDroppedColumnsDoNotStandInTheWay() {
    Coverage coverage = coverage(4, 4, COMPARED, column(Status.ADDED), column(Status.DROPPED));

    assertThat(decide(new Findings(10), coverage).verdict()).isEqualTo(Verdict.PASS);
  }

  @Test
  void aColumnThatWasNotComparedIsInconclusive() {
    Decision decision =
        decide(new Findings(10), coverage(4, 4, COMPARED, column(Status.NOT_VALIDATED)));

    assertThat(decision.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(decision.reasons()).containsExactly("Column qty was not compared: why");
  }

  @Test
  void aFileThatWasNotReadToItsEndIsInconclusive() {
    Decision decision = decide(new Findings(10), coverage(4, 3, COMPARED));

    assertThat(decision.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(decision.reasons()).containsExactly("3 of 4 parts of files read");
  }

  @Test
  void aFaultOfTheComparisonIsInconclusive() {
    Findings findings = new Findings(10);
    findings.add(Discrepancy.general(Category.TOLERATED, "within 1e-6"));
    findings.add(Discrepancy.general(Category.VALIDATOR_ERROR, "could not read"));

    Decision decision = decide(findings, coverage(4, 4, COMPARED));

    assertThat(decision.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(decision.reasons())
        .containsExactly("could not read", "Not everything could be compared: 1 VALIDATOR_ERROR");
  }

  @Test
  void aDifferenceIsAFailureWhateverElseIsUnknown() {
    Findings findings = new Findings(10);
    findings.add(Discrepancy.ofRow(Category.ROW_EXTRA_IN_SHADOW, "extra", "{\"id\":1}", 1));

    Decision decision = decide(findings, coverage(4, 3, COMPARED));

    assertThat(decision.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(decision.reasons())
        .containsExactly("Differences: 1 ROW_EXTRA_IN_SHADOW", "3 of 4 parts of files read");
  }

  @Test
  void whatIsOnlyCountedDoesNotFail() {
    Findings findings = new Findings(10);
    findings.add(Discrepancy.general(Category.TOLERATED, "within 1e-6"));

    assertThat(decide(findings, coverage(4, 4, COMPARED)).verdict()).isEqualTo(Verdict.PASS);
  }

  private static Decision decide(Findings findings, Coverage coverage) {
    return Decision.of(findings.found(), coverage);
  }

  private static Coverage coverage(long planned, long read, ColumnCoverage... columns) {
    return Coverage.of(List.of(columns))
        .plus(new FileCoverage(0, 0, planned, read, 0, 0))
        .plus(new RowCoverage(10, 10, 10));
  }

  private static ColumnCoverage column(Status status) {
    return new ColumnCoverage(1, "qty", "qty", status, status == Status.COMPARED ? "" : "why");
  }
}
