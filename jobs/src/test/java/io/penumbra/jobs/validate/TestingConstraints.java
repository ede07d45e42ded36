package io.penumbra.jobs.validate;

import io.penumbra.jobs.sql.Lanes;
import io.penumbra.jobs.sql.NoLanes;
import io.penumbra.report.CheckedConstraint;
import io.penumbra.sql.constraint.Constraint;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Constraints of a lane by itself, which is primary and shadow at once: column 1 is its key. */
record TestingConstraints(List<Constraint> constraints, SqlMeans sql, boolean here) {
  /** Lets constraints lead to another table. */
  TestingConstraints with(Lanes others) {
    return new TestingConstraints(
        constraints, new SqlMeans(sql.flink(), sql.parallelism(), others), here);
  }

  /** Checked in this process; none of them may need Flink. */
  static TestingConstraints here(Map<String, String> rules) {
    return new TestingConstraints(
        parsed(rules),
        sql(
            () -> {
              throw new AssertionError("A job was started");
            }),
        true);
  }

  /** Checked as on a cluster. */
  static TestingConstraints inFlink(
      Map<String, String> rules, Supplier<StreamExecutionEnvironment> flink) {
    return new TestingConstraints(parsed(rules), sql(flink), false);
  }

  private static SqlMeans sql(Supplier<StreamExecutionEnvironment> flink) {
    return new SqlMeans(flink, 1, new NoLanes());
  }

  static List<Constraint> parsed(Map<String, String> rules) {
    return new TreeMap<>(rules)
        .entrySet().stream().map(each -> Constraint.parse(each.getKey(), each.getValue())).toList();
  }

  /** What a look at all rows finds. */
  Evidence check(Content lane) {
    return check(lane, Optional.empty());
  }

  /**
   * What a look finds at what came since.
   *
   * @param before at which all constraints held
   */
  Evidence since(Content before, Content lane) {
    return check(lane, Optional.of(new ProvenConstraints(checked(constraints), before)));
  }

  Evidence check(Content lane, Optional<ProvenConstraints> proven) {
    Evidence evidence = new Evidence(List.of(), 10_000);
    new ConstraintsLevel(new ConstraintMeans(constraints, sql, here, proven))
        .examine(
            Comparison.of(lane, lane, List.of(1)), Workload.nothing(), evidence, Progress.NONE);
    return evidence;
  }

  static List<CheckedConstraint> checked(List<Constraint> constraints) {
    return constraints.stream().map(Constraint::checked).toList();
  }

  /** How many rows break each constraint that is broken. */
  static Map<String, Long> broken(Evidence evidence) {
    Map<String, Long> rows = new TreeMap<>();
    evidence
        .found()
        .signatures()
        .forEach(
            each ->
                rows.merge(each.signatureId().replaceFirst(".*/", ""), each.count(), Long::sum));
    return rows;
  }
}
