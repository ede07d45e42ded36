package io.penumbra.jobs.report;

import io.penumbra.report.BucketCoverage;
import io.penumbra.report.Category;
import io.penumbra.report.Cell;
import io.penumbra.report.CheckedConstraint;
import io.penumbra.report.ColumnCoverage;
import io.penumbra.report.Coverage;
import io.penumbra.report.Cut;
import io.penumbra.report.Decision;
import io.penumbra.report.Discrepancy;
import io.penumbra.report.Engine;
import io.penumbra.report.ExpectedChange;
import io.penumbra.report.FileCoverage;
import io.penumbra.report.Findings;
import io.penumbra.report.Found;
import io.penumbra.report.LevelResult;
import io.penumbra.report.LevelResult.Outcome;
import io.penumbra.report.Method;
import io.penumbra.report.Mode;
import io.penumbra.report.Place;
import io.penumbra.report.Report;
import io.penumbra.report.RowCoverage;
import io.penumbra.report.Sampling;
import io.penumbra.report.Severity;
import io.penumbra.report.Stats;
import io.penumbra.report.Waived;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A report with something in every field. */
public final class TestingReport {
  private static final Instant AT = Instant.parse("2026-01-05T10:00:00.250Z");
  private static final Place PLACE = new Place("day=2026-01-05", "17/64");

  private TestingReport() {}

  public static Report failed() {
    return of(found());
  }

  /** One value differs, and a row has it in its key. */
  public static Report withValue(String value) {
    Findings findings = new Findings(10);
    Cell cell = cell("x", value);
    findings.add(Discrepancy.ofCell(Category.VALUE_MISMATCH, value, value, value, cell));
    return of(findings.found());
  }

  /** One cause, of which a list of 100 keeps no more. */
  public static Report flood(int rows) {
    Findings findings = new Findings(1_000);
    for (int i = 0; i < rows; i++) {
      String key = "{\"id\":" + i + "}";
      findings.add(Discrepancy.ofCell(Category.VALUE_MISMATCH, "", "", key, cell("1", "2")));
    }
    return of(findings.found());
  }

  /** A report of that time that found nothing. */
  public static Report at(String id, Instant timestamp) {
    return of(id, timestamp, new Findings(1).found());
  }

  private static Report of(Found found) {
    return of("6c1e9f0e-0000-4000-8000-000000000001", AT, found);
  }

  private static Report of(String id, Instant timestamp, Found found) {
    Decision decision = Decision.of(found, coverage());
    return new Report(
        Report.VERSION,
        id,
        "db.orders",
        "wide",
        timestamp,
        decision.verdict(),
        decision.reasons(),
        method(),
        new Cut("c1", 11, 22, 42, "0/16B3748"),
        coverage(),
        List.of(new ExpectedChange("amt", "renamed to amount")),
        found,
        List.of(waived()),
        new Stats(AT.minusSeconds(2), AT));
  }

  private static Method method() {
    LevelResult files = new LevelResult("files", Outcome.EQUAL, 0.25, "2 of 5 data files");
    LevelResult rows = new LevelResult("rows", Outcome.DIFFERENT, 1.5, "3 of 3 data files");
    Sampling sampling =
        new Sampling("key hash", "s1", 3_000, 0, 1_000_000, 0.95, 0.000998, "0 of n=3,000 …");
    return new Method(
        Mode.INCREMENTAL,
        "6c1e9f0e-0000-4000-8000-000000000000",
        new Engine("flink", "1.20.3", 1, "murmur3_128"),
        List.of(files, rows),
        Optional.of(sampling),
        List.of(new CheckedConstraint("one-receipt", "UNIQUE (shop_id, receipt)")));
  }

  private static Coverage coverage() {
    return Coverage.of(
            List.of(
                new ColumnCoverage(
                    5, "amt", "amount", ColumnCoverage.Status.COMPARED, "", "absolute 0.01")))
        .plus(new FileCoverage(2, 2_000, 3, 3, 4_096, 4_100))
        .plus(new BucketCoverage(64, 60, 4, 1))
        .plus(new RowCoverage(1_001, 1_000, 999));
  }

  private static Found found() {
    Findings findings = new Findings(10);
    String message = "amount: expected 1.2345, shadow has 1.23";
    findings.add(
        Discrepancy.ofCell(
                Category.PRECISION_LOSS,
                "to scale 2",
                message,
                "{\"id\":7}",
                cell("1.2345", "1.23"))
            .at(PLACE));
    findings.add(
        Discrepancy.ofRow(Category.ROW_MISSING_IN_SHADOW, "In the primary only", "{\"id\":8}", 1)
            .at(PLACE));
    findings.add(
        Discrepancy.general(Category.CONSTRAINT_VIOLATION, "amount is below 0 in 2 rows")
            .of("amount_positive", Severity.WARN));
    return findings.found();
  }

  private static Cell cell(String expected, String shadow) {
    return new Cell(
        "amount",
        "amt",
        5,
        "decimal(10, 4)",
        "decimal(10, 4)",
        Optional.of(expected),
        Optional.of(expected),
        Optional.of(shadow),
        Optional.of("-0.0045"));
  }

  private static Waived waived() {
    return new Waived(
        "PRECISION_LOSS/amount/to scale 2", "ann", "agreed", AT.plusSeconds(86_400), 1);
  }
}
