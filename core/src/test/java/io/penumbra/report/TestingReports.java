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
    return new Report(
        Report.VERSION,
        id,
        "db.orders",
        shadow,
        AT,
        verdict,
        List.of("because"),
        new Method(Mode.FULL, "", ENGINE, List.of(), Optional.empty()),
        new Cut("c1", primary, head, 42, "0/1"),
        Coverage.NONE,
        List.of(),
        new Findings(10).found(),
        List.of(),
        new Stats(AT, AT));
  }
}
