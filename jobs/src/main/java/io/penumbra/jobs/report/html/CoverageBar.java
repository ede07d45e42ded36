package io.penumbra.jobs.report.html;

import io.penumbra.report.Coverage;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Rows as a bar: proven without a read, equal, different.
 *
 * @param label the same in words
 */
record CoverageBar(String label, List<Part> parts) {
  /**
   * One part of the bar.
   *
   * @param share its length, in any unit
   */
  record Part(String kind, long share, String text) {}

  static Optional<CoverageBar> of(Coverage coverage) {
    long identical = coverage.files().rowsIdentical();
    long equal = coverage.rows().equal();
    long different = Math.max(coverage.rows().primary(), coverage.rows().shadow()) - equal;
    List<Part> parts =
        Stream.of(
                part("identical", identical, "in files that both have"),
                part("equal", equal, "compared and equal"),
                part("different", different, "without an equal"))
            .filter(part -> part.share() > 0)
            .toList();
    if (parts.isEmpty()) {
      return Optional.empty();
    }
    String label = String.join(", ", parts.stream().map(Part::text).toList());
    return Optional.of(new CoverageBar(label, parts));
  }

  private static Part part(String kind, long rows, String what) {
    return new Part(kind, rows, Counts.of(rows, "row") + " " + what);
  }
}
