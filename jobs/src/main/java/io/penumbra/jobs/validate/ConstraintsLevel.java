package io.penumbra.jobs.validate;

import io.penumbra.error.PenumbraException;
import io.penumbra.report.Category;
import io.penumbra.report.Discrepancy;
import io.penumbra.sql.constraint.Constraint;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Looks for rows of the shadow that break constraints of its schema. Settles no rows: it does not
 * compare them with the primary's.
 */
final class ConstraintsLevel implements Level {
  private final ConstraintMeans means;

  ConstraintsLevel(ConstraintMeans means) {
    this.means = means;
  }

  @Override
  public String name() {
    return LevelName.CONSTRAINTS.word();
  }

  @Override
  public boolean appliesTo(Comparison comparison, Workload left) {
    return !means.constraints().isEmpty();
  }

  @Override
  public Forecast forecast(Comparison comparison, Workload left) {
    Workload all = Workload.of(comparison);
    return new Forecast(
        "looks for rows of the shadow that break " + names(means.constraints()),
        new Workload(List.of(), all.shadow()),
        left);
  }

  @Override
  public Optional<String> settled() {
    return Optional.of("checked " + names(means.constraints()));
  }

  @Override
  public Workload examine(
      Comparison comparison, Workload left, Evidence evidence, Progress progress) {
    try {
      check(comparison, evidence, progress);
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

  private void check(Comparison comparison, Evidence evidence, Progress progress) {
    ConstraintChecks checks = new ConstraintChecks(comparison, means, evidence);
    int all = means.constraints().size();
    int done = 0;
    for (Constraint constraint : means.constraints()) {
      progress.reached(name(), done++, all);
      checks.check(constraint);
    }
    progress.reached(name(), done, all);
  }
}
