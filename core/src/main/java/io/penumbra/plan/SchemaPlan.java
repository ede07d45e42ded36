package io.penumbra.plan;

import io.penumbra.ddl.Statement;
import io.penumbra.error.ErrorCode;
import io.penumbra.error.PenumbraException;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a statement does to a table: a pure function of the two, for a proposal and a dry run alike.
 *
 * @param after the table with all clauses done that are read-through; what a proposal makes, if it
 *     is {@link #accepted}
 * @param steps one per clause, in order
 */
public record SchemaPlan(Statement statement, TableForm before, TableForm after, List<Step> steps) {
  public SchemaPlan {
    Objects.requireNonNull(statement, "statement");
    Objects.requireNonNull(before, "before");
    Objects.requireNonNull(after, "after");
    steps = List.copyOf(steps);
  }

  /** Never fails: what is wrong with the statement is in {@link #problems}. */
  public static SchemaPlan of(Statement statement, TableForm table) {
    return Planner.plan(statement, table);
  }

  /**
   * This plan, if all of it can be proposed.
   *
   * @throws PenumbraException DDL_UNKNOWN_COLUMN, DDL_ILLEGAL_CHANGE or DDL_NEEDS_REWRITE; it tells
   *     all problems at once
   */
  public SchemaPlan accepted() {
    Problem.throwAll(problems());
    return this;
  }

  /** Why the statement cannot be proposed, by clause; empty if it can. */
  public List<Problem> problems() {
    List<Problem> problems =
        steps.stream()
            .flatMap(
                step ->
                    step.assessment().refusal().stream()
                        .map(refusal -> new Problem(step.at(), refusal)))
            .toList();
    return problems.isEmpty() && before.sameAs(after) ? List.of(nothing()) : problems;
  }

  /** The strongest classification of a clause. */
  public Classification classification() {
    return steps.stream()
        .map(step -> step.assessment().classification())
        .max(Comparator.naturalOrder())
        .orElse(Classification.READ_THROUGH);
  }

  /** The highest risk of what the statement comes to. */
  public Risk risk() {
    return effects().map(Effect::risk).max(Comparator.naturalOrder()).orElse(Risk.NONE);
  }

  /** What readers will notice after the promotion, each once. */
  public List<String> readers() {
    return effects().flatMap(effect -> effect.readers().stream()).distinct().toList();
  }

  private Stream<Effect> effects() {
    return SchemaDiff.between(before, after).stream().map(c -> c.effect(before, after));
  }

  /** What the writer of the statement should know, each once. */
  public List<String> notes() {
    return steps.stream().flatMap(step -> step.notes().stream()).distinct().toList();
  }

  /** Every field of the table before and after, those within others too, dropped ones last. */
  public List<FieldPlan> fields() {
    List<Integer> now = ids(after);
    Stream<Integer> dropped = ids(before).stream().filter(id -> !now.contains(id));
    return Stream.concat(now.stream(), dropped)
        .map(
            id ->
                new FieldPlan(
                    id, FieldView.of(before.schema(), id), FieldView.of(after.schema(), id)))
        .toList();
  }

  /** Ids of the fields that differ; of those that only stand at another place, the moved ones. */
  public SortedSet<Integer> touched() {
    return SchemaDiff.between(before, after).stream()
        .flatMap(change -> touched(change).stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The added fields, each with what is within it as one. */
  public List<AddedColumn> added() {
    return SchemaDiff.between(before, after).stream()
        .filter(AddColumn.class::isInstance)
        .map(AddColumn.class::cast)
        .map(
            add ->
                new AddedColumn(
                    add.field().fieldId(),
                    after.name(add.field().fieldId()),
                    add.owner() != SchemaTree.ROOT))
        .toList();
  }

  private SortedSet<Integer> touched(SchemaChange change) {
    return new TreeSet<>(change.touched(before.schema()));
  }

  private static List<Integer> ids(TableForm form) {
    return SchemaTree.inOrder(form.schema().columns());
  }

  private Problem nothing() {
    String notes = notes().isEmpty() ? "" : ": " + String.join("; ", notes());
    return new Problem(
        statement.at(),
        new PenumbraException(
            ErrorCode.DDL_ILLEGAL_CHANGE,
            "The statement changes nothing" + notes,
            "Leave it out: the table is so already"));
  }
}
