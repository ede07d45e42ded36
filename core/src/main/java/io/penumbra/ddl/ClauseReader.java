package io.penumbra.ddl;

import io.penumbra.ddl.grammar.DdlBaseVisitor;
import io.penumbra.ddl.grammar.DdlParser;
import io.penumbra.ddl.grammar.DdlParser.AlterationContext;
import io.penumbra.ddl.grammar.DdlParser.PathContext;
import io.penumbra.ddl.grammar.DdlParser.PlacementContext;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;

/** Makes clauses of a parsed one; ADD and DROP COLUMNS give several. */
final class ClauseReader extends DdlBaseVisitor<List<Clause>> {
  @Override
  public List<Clause> visitAdd(DdlParser.AddContext context) {
    return visit(context.addition());
  }

  @Override
  public List<Clause> visitDrop(DdlParser.DropContext context) {
    return visit(context.removal());
  }

  @Override
  public List<Clause> visitAddColumn(DdlParser.AddColumnContext context) {
    return List.of(NewColumnReader.column(context.newColumn(), context.IF() != null));
  }

  @Override
  public List<Clause> visitAddColumns(DdlParser.AddColumnsContext context) {
    return context.newColumn().stream()
        .map(column -> NewColumnReader.column(column, false))
        .toList();
  }

  @Override
  public List<Clause> visitDropColumn(DdlParser.DropColumnContext context) {
    return List.of(dropped(context.path(), context.IF() != null));
  }

  @Override
  public List<Clause> visitDropColumns(DdlParser.DropColumnsContext context) {
    return context.path().stream().map(path -> dropped(path, context.IF() != null)).toList();
  }

  @Override
  public List<Clause> visitRenameColumn(DdlParser.RenameColumnContext context) {
    return List.of(
        new Clause.Rename(
            Names.path(context.path()),
            Names.name(context.name()),
            context.IF() != null,
            at(context.path())));
  }

  @Override
  public List<Clause> visitAlterColumn(DdlParser.AlterColumnContext context) {
    return List.of(
        alteration(Names.path(context.path()), context.alteration(), at(context.path())));
  }

  @Override
  public List<Clause> visitWriteOrder(DdlParser.WriteOrderContext context) {
    return List.of(
        new Clause.Order(context.sortKey().stream().map(Terms::sortKey).toList(), at(context)));
  }

  @Override
  public List<Clause> visitAddPartitionField(DdlParser.AddPartitionFieldContext context) {
    return List.of(
        new Clause.Partition(
            Optional.empty(),
            Optional.of(Terms.term(context.term())),
            Optional.ofNullable(context.name()).map(Names::name),
            at(context.term())));
  }

  @Override
  public List<Clause> visitDropPartitionField(DdlParser.DropPartitionFieldContext context) {
    return List.of(
        new Clause.Partition(
            Optional.of(Terms.term(context.term())),
            Optional.empty(),
            Optional.empty(),
            at(context.term())));
  }

  @Override
  public List<Clause> visitReplacePartitionField(DdlParser.ReplacePartitionFieldContext context) {
    return List.of(
        new Clause.Partition(
            Optional.of(Terms.term(context.term(0))),
            Optional.of(Terms.term(context.term(1))),
            Optional.ofNullable(context.name()).map(Names::name),
            at(context.term(0))));
  }

  static Placed placed(PlacementContext context) {
    Placed.Where where =
        Placed.Where.valueOf(context.getStart().getText().toUpperCase(java.util.Locale.ROOT));
    return new Placed(where, Optional.ofNullable(context.name()).map(Names::name));
  }

  private static Clause dropped(PathContext path, boolean ifExists) {
    return new Clause.Drop(Names.path(path), ifExists, at(path));
  }

  private static Clause alteration(Path column, AlterationContext context, Position at) {
    if (context instanceof DdlParser.ChangeTypeContext change) {
      return new Clause.Retype(column, TypeReader.read(change.type()), at);
    }
    if (context instanceof DdlParser.SetColumnContext set) {
      return set.type() == null
          ? new Clause.Require(column, true, at)
          : new Clause.Retype(column, TypeReader.read(set.type()), at);
    }
    if (context instanceof DdlParser.CommentColumnContext comment) {
      return new Clause.Comment(column, Names.comment(comment.comment()), at);
    }
    if (context instanceof DdlParser.MoveColumnContext move) {
      return new Clause.Move(column, placed(move.placement()), at);
    }
    return new Clause.Require(column, false, at);
  }

  private static Position at(ParserRuleContext context) {
    return Names.at(context.start);
  }
}
