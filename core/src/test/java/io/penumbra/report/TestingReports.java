package io.penumbra.report;

import java.time.Instant;
import java.util.List;

/** Reports as tests need them. */
public final class TestingReports {
  private static final Instant AT = Instant.parse("2026-01-05T10:00:00Z");

  private TestingReports() {}

  public static Report of(String id, String shadow, Verdict verdict, long primary, long head) {
    Found nothing = new Findings(10).found();
    return new Report(
        Report.VERSION,
        id,
        "db.orders",
        shadow,
        AT,
        verdict,
        List.of("because"),
        Mode.FULL,
        "",
        new Cut("c1", primary, head, 42, "0/1"),
        Coverage.of(List.of()),
        List.of(),
        nothing.summary(),
        nothing.signatures(),
        nothing.discrepancies(),
        new Stats(AT, AT, 0));
  }
}
