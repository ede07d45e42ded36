package io.penumbra.report;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reports as tests need them. */
public final class TestingReports {
  private static final Instant AT = Instant.parse("2026-01-05T10:00:00Z");
  private static final Engine ENGINE = new Engine("flink", "1.20", 1, "");

  private TestingReports() {}

  public static Report of(String id, String shadow, Verdict verdict, long primary, long head) {
    Cut cut = new Cut("c1", primary, head, 42, "0/1");
    return of(id, shadow, Mode.FULL, verdict, cut, new Findings(10));
  }

  static Report found(String id, Discrepancy... discrepancies) {
    return failed(id, "wide", Mode.FULL, new Cut("c1", 1, 2, 42, "0/1"), discrepancies);
  }

  public static Report failed(
      String id, String shadow, Mode mode, Cut cut, Discrepancy... discrepancies) {
    Findings findings = new Findings(10);
    List.of(discrepancies).forEach(findings::add);
    return of(id, shadow, mode, Verdict.FAIL, cut, findings);
  }

  private static Report of(
      String id, String shadow, Mode mode, Verdict verdict, Cut cut, Findings findings) {
    return new Report(
        Report.VERSION,
        id,
        "db.orders",
        shadow,
        AT,
        verdict,
        List.of("because"),
        new Method(mode, "", ENGINE, List.of(), Optional.empty(), List.of()),
        cut,
        Coverage.NONE,
        List.of(),
        findings.found(),
        List.of(),
        new Stats(AT, AT));
  }
}
