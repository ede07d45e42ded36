package io.penumbra.jobs.validate;

import io.penumbra.error.PenumbraException;
import io.penumbra.jobs.report.ReportJson;
import io.penumbra.jobs.sql.FlinkSql;
import io.penumbra.jobs.sql.PinnedLane;
import io.penumbra.report.Category;
import io.penumbra.report.CheckedConstraint;
import io.penumbra.report.Discrepancy;
import io.penumbra.sql.constraint.Constraint;
import io.penumbra.sql.constraint.ConstraintRun;
import io.penumbra.sql.constraint.RowNaming;
import io.penumbra.sql.engine.SqlEngine;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Looks for rows of the shadow that break constraints of its schema, in Flink SQL. Settles no rows:
 * it does not compare them with the primary's.
 */
final class ConstraintsLevel implements Level {
  private final List<Constraint> constraints;
  private final SqlMeans sql;

  ConstraintsLevel(List<Constraint> constraints, SqlMeans sql) {
    this.constraints = List.copyOf(constraints);
    this.sql = sql;
  }

  @Override
  public String name() {
    return LevelName.CONSTRAINTS.word();
  }

  @Override
  public boolean appliesTo(Comparison comparison, Workload left) {
    return !constraints.isEmpty();
  }

  @Override
  public Forecast forecast(Comparison comparison, Workload left) {
    Workload all = Workload.of(comparison);
    return new Forecast(
        "looks for rows of the shadow that break " + names(constraints),
        new Workload(List.of(), all.shadow()),
        left);
  }

  @Override
  public Optional<String> settled() {
    return Optional.of("checked " + names(constraints));
  }

  @Override
  public Workload examine(
      Comparison comparison, Workload left, Evidence evidence, Progress progress) {
    try {
      run(comparison, evidence, progress);
    } catch (PenumbraException e) {
      evidence.found(
          Discrepancy.general(
              Category.NOT_VALIDATED, "No constraint could be checked: " + e.getMessage()));
    }
    return left;
  }

  static String names(List<Constraint> constraints) {
    return constraints.stream().map(Constraint::name).collect(Collectors.joining(", "));
  }

  private void run(Comparison comparison, Evidence evidence, Progress progress) {
    SqlEngine engine =
        FlinkSql.on(
            sql.flink().get(),
            sql.parallelism(),
            lane(comparison.primary()),
            lane(comparison.shadow()),
            sql.lanes());
    ConstraintRun run = new ConstraintRun(engine, comparison.shadow().schema(), naming(comparison));
    int done = 0;
    for (Constraint constraint : constraints) {
      progress.reached(name(), done++, constraints.size());
      if (run.run(constraint, evidence::found)) {
        evidence.checked(new CheckedConstraint(constraint.name(), constraint.definition()));
      }
    }
    progress.reached(name(), done, constraints.size());
  }

  /** By the key as the primary calls it, as all levels name rows. */
  private static RowNaming naming(Comparison comparison) {
    List<Integer> ids =
        comparison.keys().stream()
            .filter(id -> comparison.shadow().schema().findField(id) != null)
            .sorted()
            .toList();
    List<String> names =
        ids.stream().map(id -> comparison.primary().schema().findColumnName(id)).toList();
    return new RowNaming(
        ids.stream().map(id -> comparison.shadow().schema().findColumnName(id)).toList(),
        values -> text(names, values));
  }

  private static String text(List<String> names, List<Object> values) {
    Map<String, Object> named = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      named.put(names.get(i), simple(values.get(i)));
    }
    return ReportJson.writePart(named);
  }

  private static Object simple(Object value) {
    if (value instanceof BigDecimal decimal) {
      return decimal.toPlainString();
    }
    return value == null || value instanceof Long || value instanceof Boolean
        ? value
        : value.toString();
  }

  private static PinnedLane lane(Content content) {
    return new PinnedLane(content.table(), content.snapshotId());
  }
}
