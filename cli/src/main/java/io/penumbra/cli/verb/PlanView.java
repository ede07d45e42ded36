package io.penumbra.cli.verb;

import io.penumbra.cli.output.Console;
import io.penumbra.cli.output.Grid;
import io.penumbra.cli.output.Words;
import io.penumbra.ops.Proposed;
import io.penumbra.plan.FieldPlan;
import io.penumbra.plan.FieldView;
import io.penumbra.plan.Problem;
import io.penumbra.plan.SchemaPlan;
import java.util.List;
import java.util.Optional;

/**
 * A plan as it is shown.
 *
 * @param shadow {@code TABLE:SHADOW} that was opened, absent for a dry run
 * @param steps what each clause does
 * @param readers what readers will notice after the promotion
 * @param problems why it can't be proposed; empty if it can
 */
record PlanView(
    String table,
    Optional<String> shadow,
    String ddl,
    String classification,
    String risk,
    List<String> steps,
    List<String> readers,
    List<String> notes,
    List<Refusal> problems,
    List<FieldPlan> fields) {

  /** Why something can't be proposed, and what to write instead. */
  record Refusal(String code, String message, String next) {}

  static PlanView of(Proposed proposed) {
    SchemaPlan plan = proposed.plan();
    return new PlanView(
        proposed.table(),
        proposed.shadow().map(lane -> proposed.table() + ":" + lane.name()),
        plan.statement().text(),
        Words.of(plan.classification()),
        Words.of(plan.risk()),
        plan.steps().stream().map(step -> step.text()).toList(),
        plan.readers(),
        plan.notes(),
        plan.problems().stream().map(PlanView::refusal).toList(),
        plan.fields());
  }

  void print(Console console) {
    shadow.ifPresent(opened -> console.line("Opened @|bold " + opened + "|@"));
    steps.forEach(step -> console.plain("  " + step));
    problems.forEach(
        problem -> {
          console.line("  @|red " + problem.code() + "|@");
          console.plain("    " + problem.message());
          console.plain("    next: " + problem.next());
        });
    console.plain("  data      " + classification);
    console.plain("  risk      " + risk);
    readers.forEach(reader -> console.plain("  readers   " + reader));
    notes.forEach(note -> console.plain("  note      " + note));
    if (shadow.isEmpty()) {
      console.table(grid());
    }
    shadow.ifPresent(opened -> console.plain("  next      penumbra validate " + opened));
  }

  private Grid grid() {
    Grid grid = new Grid("  ID", "NOW", "THEN");
    fields.forEach(
        field ->
            grid.row(
                (field.changed() ? "* " : "  ") + field.fieldId(),
                field.before().map(PlanView::text).orElse("(none)"),
                field.after().map(PlanView::text).orElse("(dropped)")));
    return grid;
  }

  private static String text(FieldView field) {
    return field.name()
        + " "
        + field.type()
        + (field.required() ? " not null" : "")
        + field.value().map(value -> " default " + value).orElse("")
        + field.comment().map(comment -> " comment '" + comment + "'").orElse("");
  }

  private static Refusal refusal(Problem problem) {
    return new Refusal(
        problem.refusal().code().name(), problem.toString(), problem.refusal().next());
  }
}
