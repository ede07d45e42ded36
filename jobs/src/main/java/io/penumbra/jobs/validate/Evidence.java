package io.penumbra.jobs.validate;

import io.penumbra.condition.Condition;
import io.penumbra.report.BucketCoverage;
import io.penumbra.report.Category;
import io.penumbra.report.CheckedConstraint;
import io.penumbra.report.ColumnCoverage;
import io.penumbra.report.Coverage;
import io.penumbra.report.Discrepancy;
import io.penumbra.report.FileCoverage;
import io.penumbra.report.Findings;
import io.penumbra.report.Found;
import io.penumbra.report.LevelResult;
import io.penumbra.report.Sampling;
import io.penumbra.report.Summary;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What the levels have gathered so far. */
final class Evidence {
  private final Findings findings;
  private final List<LevelResult> levels = new ArrayList<>();
  private final List<CheckedConstraint> constraints = new ArrayList<>();
  private Coverage coverage;
  private Population population = Population.NONE;
  private Optional<Sampling> sampling = Optional.empty();
  private final Set<String> differing = new TreeSet<>();
  private final List<String> remarks = new ArrayList<>();
  private Optional<String> basedOn = Optional.empty();
  private boolean settled;

  /**
   * @param limit most discrepancies that are kept one by one
   */
  Evidence(List<ColumnCoverage> columns, int limit) {
    this.findings = new Findings(limit);
    this.coverage = Coverage.of(columns);
  }

  /** Notes that other rows were left out. */
  void onlyWhere(Condition rows) {
    found(
        Discrepancy.general(
            Category.NOT_VALIDATED,
            "Only rows where " + rows.text() + " were compared, as it was asked for"));
  }

  /** Notes what no level has settled. */
  void left(Workload left) {
    settled = left.isEmpty();
    if (!settled) {
      found(
          Discrepancy.general(
              Category.NOT_VALIDATED,
              "%d data files of table and shadow were not compared%s: no level that compares all"
                      .formatted(left.files(), sampling.map(by -> " but by a sample").orElse(""))
                  + " rows was asked for"));
    }
  }

  /** Says that digests differ, if no level has said in which rows they do. */
  void conclude() {
    long mismatched = coverage.buckets().mismatched();
    Summary summary = found().summary();
    boolean tolerated = settled && summary.byType().containsKey(Category.TOLERATED);
    if (mismatched > 0 && summary.failing() == 0 && !tolerated) {
      found(
          Discrepancy.general(
              Category.CHECKSUM_MISMATCH,
              "%d buckets of rows differ, and it is not known in which rows%s"
                  .formatted(mismatched, differingColumns())));
    }
  }

  /** Notes the report by which the rows are known that nothing came to since. */
  void basedOn(String reportId) {
    basedOn = Optional.of(reportId);
  }

  Optional<String> basedOn() {
    return basedOn;
  }

  /** In words, the columns that digests have named; nothing where they have not. */
  String differingColumns() {
    return differing.isEmpty() ? "" : "; columns that differ: " + String.join(", ", differing);
  }

  /** Whether all rows are known to be equal or not. */
  boolean settled() {
    return settled;
  }

  /** Notes what a level came to. */
  void ended(LevelResult level) {
    levels.add(level);
  }

  /** Notes a constraint of which it is known which rows break it. */
  void checked(CheckedConstraint constraint) {
    constraints.add(constraint);
  }

  List<CheckedConstraint> constraints() {
    return List.copyOf(constraints);
  }

  /** Notes a column that is known to differ, by the primary's name. */
  void differing(String column) {
    differing.add(column);
  }

  /** Notes what else there is to say of how digests came to be. */
  void remark(String remark) {
    remarks.add(remark);
  }

  /** In words, what else there is to say; nothing mostly. */
  String remarks() {
    return remarks.stream().map("; "::concat).collect(Collectors.joining());
  }

  /** Notes what hashing has shown. */
  void hashed(BucketCoverage buckets) {
    coverage = coverage.plus(buckets);
  }

  void found(Discrepancy discrepancy) {
    findings.add(discrepancy);
  }

  /** Adds what one part of the row comparison has shown. */
  void add(Partial partial) {
    findings.add(partial.found());
    coverage = coverage.plus(partial.covered());
    population = population.plus(partial.met());
  }

  /** Adds what was gathered apart. */
  void add(Evidence apart) {
    findings.add(apart.found());
    coverage = coverage.plus(apart.coverage);
    population = population.plus(apart.population);
  }

  /** Notes what a sample says of the rows that are not compared. */
  void sampled(Sampling says) {
    sampling = Optional.of(says);
  }

  void identical(long files, long rows) {
    coverage = coverage.plus(FileCoverage.identical(files, rows));
  }

  /**
   * Notes what is going to be read.
   *
   * @param bytes its size as stored
   */
  void planned(long parts, long bytes) {
    coverage = coverage.plus(FileCoverage.planned(parts, bytes));
  }

  List<LevelResult> levels() {
    return List.copyOf(levels);
  }

  /** Rows that were met while files were read. */
  Population population() {
    return population;
  }

  Optional<Sampling> sampling() {
    return sampling;
  }

  Found found() {
    return findings.found();
  }

  Coverage coverage() {
    return coverage;
  }
}
