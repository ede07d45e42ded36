package io.penumbra.jobs.report.html;

import io.penumbra.jobs.report.Headline;
import io.penumbra.report.Cell;
import io.penumbra.report.Discrepancy;
import io.penumbra.report.Place;
import io.penumbra.report.Report;
import io.penumbra.report.Signature;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Examples of each cause, values side by side.
 *
 * @param cut says what is left out, empty when nothing is
 */
record Cells(List<Group> groups, String cut) {
  /** Differences of one cause that are shown. */
  static final int PER_CAUSE = 10;

  /** Differences that are shown at all: the page must open on a phone. */
  static final int MOST = 300;

  /**
   * Examples of one cause.
   *
   * @param paired whether values are shown side by side
   * @param types of the column in table and shadow, empty when it is not about a column
   */
  record Group(
      String anchor,
      String kind,
      String column,
      String pattern,
      boolean paired,
      String types,
      List<Row> rows,
      String cut) {}

  /**
   * One difference.
   *
   * @param marks absent when it is not about one value
   * @param message empty when values are shown instead
   */
  record Row(String key, String place, Optional<CellMarks> marks, String delta, String message) {
    static Row of(Discrepancy found) {
      Optional<CellMarks> marks =
          found.cell().map(cell -> CellMarks.of(cell.expectedValue(), cell.shadowValue()));
      return new Row(
          found.recordId(),
          place(found.place()),
          marks,
          found.cell().flatMap(Cell::delta).orElse(""),
          marks.isPresent() ? "" : found.message());
    }

    private static String place(Place place) {
      String bucket = place.bucket().isEmpty() ? "" : "bucket " + place.bucket();
      return String.join(" ", place.partition(), bucket).strip();
    }
  }

  static Optional<Cells> of(Report report) {
    Map<String, List<Discrepancy>> byCause =
        report.discrepancies().stream().collect(Collectors.groupingBy(Discrepancy::signatureId));
    Anchors anchors = Anchors.of(report);
    List<Group> groups = new ArrayList<>();
    int room = MOST;
    for (Signature cause : report.signatures().stream().sorted(Causes.ORDER).toList()) {
      List<Discrepancy> kept = byCause.getOrDefault(cause.signatureId(), List.of());
      List<Discrepancy> shown = kept.subList(0, Math.min(Math.min(PER_CAUSE, room), kept.size()));
      if (!shown.isEmpty()) {
        groups.add(group(cause, shown, anchors.of(cause.signatureId())));
        room -= shown.size();
      }
    }
    return groups.isEmpty()
        ? Optional.empty()
        : Optional.of(new Cells(groups, cut(report, MOST - room)));
  }

  private static Group group(Signature cause, List<Discrepancy> shown, String anchor) {
    Optional<Cell> cell = shown.get(0).cell();
    return new Group(
        anchor,
        Counts.words(cause.type()),
        cause.column(),
        cause.pattern(),
        cell.isPresent(),
        cell.map(Cells::types).orElse(""),
        shown.stream().map(Row::of).toList(),
        cause.count() > shown.size()
            ? "%s of %s shown.".formatted(Counts.of(shown.size()), Counts.of(cause.count()))
            : "");
  }

  private static String types(Cell cell) {
    return cell.primaryType().equals(cell.shadowType())
        ? cell.shadowType()
        : cell.primaryType() + " in the table, " + cell.shadowType() + " in the shadow";
  }

  private static String cut(Report report, int shown) {
    long stored = report.summary().stored();
    if (shown == stored && !report.summary().truncated()) {
      return "";
    }
    return ("This page shows %s of %s. The report keeps %s of them: penumbra report export %s"
            + " --id %s --format jsonl.")
        .formatted(
            Counts.of(shown),
            Counts.of(report.summary().total(), "difference"),
            Counts.of(stored),
            Headline.target(report),
            report.reportId());
  }
}
