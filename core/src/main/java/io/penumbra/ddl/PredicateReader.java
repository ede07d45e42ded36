package io.penumbra.ddl;

import io.penumbra.ddl.Predicate.All;
import io.penumbra.ddl.Predicate.Any;
import io.penumbra.ddl.Predicate.Compared;
import io.penumbra.ddl.Predicate.IsNull;
import io.penumbra.ddl.Predicate.Not;
import io.penumbra.ddl.Predicate.Operator;
import io.penumbra.ddl.grammar.DdlBaseVisitor;
import io.penumbra.ddl.grammar.DdlParser;
import io.penumbra.ddl.grammar.DdlParser.ConstantContext;
import java.util.List;
import org.antlr.v4.runtime.tree.TerminalNode;

/** Makes a predicate of a parsed text; the many forms of SQL become few. */
final class PredicateReader extends DdlBaseVisitor<Predicate> {
  @Override
  public Predicate visitCondition(DdlParser.ConditionContext context) {
    return visit(context.predicate());
  }

  @Override
  public Predicate visitGrouped(DdlParser.GroupedContext context) {
    return visit(context.predicate());
  }

  @Override
  public Predicate visitNegated(DdlParser.NegatedContext context) {
    return new Not(visit(context.predicate()));
  }

  @Override
  public Predicate visitAll(DdlParser.AllContext context) {
    return new All(context.predicate().stream().map(this::visit).toList());
  }

  @Override
  public Predicate visitAny(DdlParser.AnyContext context) {
    return new Any(context.predicate().stream().map(this::visit).toList());
  }

  @Override
  public Predicate visitIsNull(DdlParser.IsNullContext context) {
    return unless(context.NOT(), new IsNull(Names.path(context.path())));
  }

  @Override
  public Predicate visitCompared(DdlParser.ComparedContext context) {
    Path column = Names.path(context.path());
    ConstantContext constant = context.constant();
    return switch (context.operator().getText()) {
      case "=" -> compared(column, Operator.EQUAL, constant);
      case "<" -> compared(column, Operator.LESS, constant);
      case ">" -> compared(column, Operator.GREATER, constant);
      case "<=" -> new Not(compared(column, Operator.GREATER, constant));
      case ">=" -> new Not(compared(column, Operator.LESS, constant));
      default -> new Not(compared(column, Operator.EQUAL, constant));
    };
  }

  @Override
  public Predicate visitOneOf(DdlParser.OneOfContext context) {
    Path column = Names.path(context.path());
    List<Predicate> each =
        context.constant().stream()
            .map(constant -> compared(column, Operator.EQUAL, constant))
            .toList();
    return unless(context.NOT(), new Any(each));
  }

  @Override
  public Predicate visitBetween(DdlParser.BetweenContext context) {
    Path column = Names.path(context.path());
    Predicate least = new Not(compared(column, Operator.LESS, context.constant(0)));
    Predicate most = new Not(compared(column, Operator.GREATER, context.constant(1)));
    return unless(context.NOT(), new All(List.of(least, most)));
  }

  private static Predicate unless(TerminalNode not, Predicate predicate) {
    return not == null ? predicate : new Not(predicate);
  }

  private static Predicate compared(Path column, Operator operator, ConstantContext constant) {
    return Constants.constant(constant)
        .<Predicate>map(value -> new Compared(column, operator, value))
        .orElseThrow(
            () ->
                SyntaxErrors.syntax(
                    Names.at(constant.start) + ": nothing equals NULL, or is less or greater",
                    "Write " + column + " IS NULL, or IS NOT NULL"));
  }
}
