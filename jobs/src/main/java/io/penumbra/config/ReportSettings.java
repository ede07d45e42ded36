package io.penumbra.config;

import java.time.Duration;
import java.util.Objects;

/**
 * How long reports are kept; whichever bound is met first ends it.
 *
 * @param age reports older than this go
 * @param rows most rows of each of the report tables, the oldest go first
 * @param files most reports that are kept beside a table, the oldest go first; never one that a
 *     shadow's ledger names
 */
public record ReportSettings(Duration age, long rows, int files) {
  public ReportSettings {
    Objects.requireNonNull(age, "age");
  }

  static ReportSettings read(Section section) {
    return new ReportSettings(
        section.duration("age", Duration.ofHours(1), Duration.ofDays(90)),
        section.integer("rows", 1_000, Integer.MAX_VALUE, 10_000_000),
        section.integer("files", 10, 1_000_000, 1_000));
  }
}
