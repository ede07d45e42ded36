package io.penumbra.ddl;

import io.penumbra.ddl.grammar.DdlParser.AlterTableContext;
import io.penumbra.ddl.grammar.DdlParser.CommentOnColumnContext;
import io.penumbra.ddl.grammar.DdlParser.PathContext;
import io.penumbra.ddl.grammar.DdlParser.ScriptContext;
import io.penumbra.ddl.grammar.DdlParser.StatementContext;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.misc.Interval;

/** Makes statements of a parsed text. */
final class StatementReader {
  List<Statement> statements(ScriptContext script) {
    return script.statement().stream().map(this::statement).toList();
  }

  private Statement statement(StatementContext context) {
    return context instanceof AlterTableContext alter
        ? alterTable(alter)
        : commentOnColumn((CommentOnColumnContext) context);
  }

  private static Statement alterTable(AlterTableContext alter) {
    ClauseReader reader = new ClauseReader();
    List<Clause> clauses =
        alter.clause().stream().flatMap(clause -> reader.visit(clause).stream()).toList();
    return new Statement(
        Names.path(alter.path()), alter.IF() != null, clauses, text(alter), Names.at(alter.start));
  }

  private static Statement commentOnColumn(CommentOnColumnContext context) {
    PathContext written = context.path();
    Path path = Names.path(written);
    if (path.parents().isEmpty()) {
      throw SyntaxErrors.syntax(
          Names.at(written.start)
              + ": COMMENT ON COLUMN names a table and its column, found "
              + path,
          "Write COMMENT ON COLUMN table.column IS 'text'; for a field within a column use ALTER TABLE"
              + " … ALTER COLUMN a.b COMMENT 'text'");
    }
    Path column = new Path(List.of(path.last()));
    Optional<String> comment = Names.comment(context.comment());
    Clause clause = new Clause.Comment(column, comment, Names.at(written.start));
    return new Statement(
        new Path(path.parents()), false, List.of(clause), text(context), Names.at(context.start));
  }

  private static String text(StatementContext context) {
    return context
        .start
        .getInputStream()
        .getText(Interval.of(context.start.getStartIndex(), context.stop.getStopIndex()));
  }
}
