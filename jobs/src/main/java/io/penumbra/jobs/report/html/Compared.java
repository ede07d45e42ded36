package io.penumbra.jobs.report.html;

import io.penumbra.report.BucketCoverage;
import io.penumbra.report.ColumnCoverage;
import io.penumbra.report.ColumnCoverage.Status;
import io.penumbra.report.Coverage;
import io.penumbra.report.Cut;
import io.penumbra.report.FileCoverage;
import io.penumbra.report.LevelResult;
import io.penumbra.report.Method;
import io.penumbra.report.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How far table and shadow were compared.
 *
 * @param bar absent when no row is known of
 * @param columnsSummary the columns in one sentence
 * @param gaps whether some columns were not compared
 */
record Compared(
    Optional<CoverageBar> bar,
    List<Fact> facts,
    List<Level> levels,
    String columnsSummary,
    boolean gaps,
    List<Column> columns) {

  /** A figure and what it is. */
  record Fact(String name, String text) {}

  /** One step of the comparison. */
  record Level(String name, String tone, String outcome, String detail) {
    static Level of(LevelResult result) {
      return switch (result.outcome()) {
        case EQUAL -> new Level(result.level(), "pass", "equal", detail(result));
        case DIFFERENT -> new Level(result.level(), "fail", "different", detail(result));
        case UNKNOWN -> new Level(result.level(), "open", "not everything known", detail(result));
        case SKIPPED -> new Level(result.level(), "plain", "not needed", "");
      };
    }

    private static String detail(LevelResult result) {
      return "%s, %.1f s".formatted(result.settled(), result.seconds());
    }
  }

  /** One column of either lane. */
  record Column(String primary, String shadow, String tone, String status) {
    static Column of(ColumnCoverage column) {
      String tone = column.status() == Status.NOT_VALIDATED ? "open" : "plain";
      String status = Counts.words(column.status());
      String why = column.reason().isEmpty() ? "" : ": " + column.reason();
      String within = column.tolerance().isEmpty() ? "" : " within " + column.tolerance();
      return new Column(column.primary(), column.shadow(), tone, status + why + within);
    }
  }

  static Compared of(Report report) {
    List<ColumnCoverage> columns = report.coverage().columns();
    long compared = columns.stream().filter(each -> each.status() == Status.COMPARED).count();
    return new Compared(
        CoverageBar.of(report.coverage()),
        facts(report),
        report.method().levels().stream().map(Level::of).toList(),
        compared + " of " + Counts.of(columns.size(), "column") + " compared",
        columns.stream().anyMatch(each -> each.status() == Status.NOT_VALIDATED),
        columns.stream().map(Column::of).toList());
  }

  private static List<Fact> facts(Report report) {
    List<Fact> facts = new ArrayList<>();
    Coverage coverage = report.coverage();
    facts.add(new Fact("Moment", moment(report.cut())));
    facts.add(
        new Fact(
            "Snapshots",
            "%d of the table, %d of the shadow"
                .formatted(report.cut().primarySnapshotId(), report.cut().shadowSnapshotId())));
    facts.add(
        new Fact(
            "Rows one by one",
            "%s of the table, %s of the shadow, %s equal"
                .formatted(
                    Counts.of(coverage.rows().primary()),
                    Counts.of(coverage.rows().shadow()),
                    Counts.of(coverage.rows().equal()))));
    facts.add(new Fact("Files", files(coverage.files())));
    buckets(coverage.buckets()).ifPresent(facts::add);
    facts.add(new Fact("Method", method(report.method())));
    report
        .method()
        .sampling()
        .ifPresent(sampling -> facts.add(new Fact("Sample", sampling.statement())));
    return facts;
  }

  private static String moment(Cut cut) {
    return cut.position().isEmpty()
        ? "before the first change of the stream"
        : "source position %s, checkpoint %d".formatted(cut.position(), cut.checkpoint());
  }

  private static String files(FileCoverage files) {
    return "%s the same in both, %d of %s read, %s"
        .formatted(
            Counts.of(files.identical(), "file"),
            files.read(),
            Counts.of(files.planned(), "part"),
            Counts.bytes(files.bytesRead()));
  }

  private static Optional<Fact> buckets(BucketCoverage buckets) {
    if (buckets.total() == 0) {
      return Optional.empty();
    }
    String text =
        "%s hashed, %s known from before, %s differ"
            .formatted(
                Counts.of(buckets.hashed()),
                Counts.of(buckets.reused()),
                Counts.of(buckets.mismatched()));
    return Optional.of(new Fact("Buckets of rows", text));
  }

  private static String method(Method method) {
    String hash = method.engine().hash().isEmpty() ? "" : ", " + method.engine().hash();
    String since = method.basedOn().isEmpty() ? "" : " since report " + method.basedOn();
    return "%s%s, %s %s, encoding %d%s"
        .formatted(
            Counts.words(method.mode()),
            since,
            method.engine().name(),
            method.engine().version(),
            method.engine().encoding(),
            hash);
  }
}
