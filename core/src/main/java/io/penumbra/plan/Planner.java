package io.penumbra.plan;

import io.penumbra.ddl.Clause;
import io.penumbra.ddl.Statement;
import io.penumbra.error.PenumbraException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.iceberg.SortOrder;

/** Plans the clauses of a statement one after the other, each on what the ones before it made. */
final class Planner {
  private final List<Step> steps = new ArrayList<>();
  private TableForm form;

  private Planner(TableForm form) {
    this.form = form;
  }

  static SchemaPlan plan(Statement statement, TableForm before) {
    Planner planner = new Planner(freed(statement, before));
    statement.clauses().forEach(planner::plan);
    return new SchemaPlan(statement, before, planner.form, planner.steps);
  }

  /**
   * A statement that sets the write order replaces the old one: that no longer holds on to its
   * columns, wherever in the statement the clause stands.
   */
  private static TableForm freed(Statement statement, TableForm before) {
    boolean ordered = statement.clauses().stream().anyMatch(Clause.Order.class::isInstance);
    return ordered ? before.with(SortOrder.unsorted()) : before;
  }

  private void plan(Clause clause) {
    Resolver resolver = new Resolver(form);
    try {
      Optional<SchemaChange> change = clause.accept(resolver);
      Assessment assessment = change.map(c -> c.assess(form)).orElse(Assessment.READ_THROUGH);
      String text = change.map(c -> c.describe(form)).orElse("nothing to do");
      steps.add(new Step(clause.at(), text, assessment, resolver.notes(), change));
      if (assessment.isReadThrough()) {
        form = change.map(c -> c.applyTo(form)).orElse(form);
      }
    } catch (PenumbraException refusal) {
      Assessment illegal = Assessment.illegal(refusal);
      steps.add(new Step(clause.at(), "not possible", illegal, List.of(), Optional.empty()));
    }
  }
}
