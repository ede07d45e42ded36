package io.penumbra.config;

import java.time.Duration;
import java.util.Objects;

/**
 * How long reports stay in the report tables; whichever bound is met first ends it.
 *
 * @param age reports older than this go
 * @param rows most rows of each of the tables, the oldest go first
 */
public record ReportSettings(Duration age, long rows) {
  public ReportSettings {
    Objects.requireNonNull(age, "age");
  }

  static ReportSettings read(Section section) {
    return new ReportSettings(
        section.duration("age", Duration.ofHours(1), Duration.ofDays(90)),
        section.integer("rows", 1_000, Integer.MAX_VALUE, 10_000_000));
  }
}
