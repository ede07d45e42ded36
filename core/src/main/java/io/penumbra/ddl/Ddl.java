package io.penumbra.ddl;

import io.penumbra.ddl.grammar.DdlLexer;
import io.penumbra.ddl.grammar.DdlParser;
import io.penumbra.error.PenumbraException;
import java.util.List;
import org.antlr.v4.runtime.ANTLRErrorListener;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;

/** Reads DDL: {@code docs/ddl.md} describes the dialect. */
public final class Ddl {
  private Ddl() {}

  /**
   * The statements of a text, in order; none for a text of blanks and comments.
   *
   * @throws PenumbraException DDL_SYNTAX with line, column, what was found and what was expected
   */
  public static List<Statement> parse(String text) {
    return new StatementReader().statements(parser(text, new SyntaxErrors()).script());
  }

  /**
   * A condition on columns, as {@code price > 100 AND status IN ('open', 'new')}.
   *
   * @throws PenumbraException DDL_SYNTAX with line, column and what was found there
   */
  public static Predicate parseCondition(String text) {
    return new PredicateReader().visit(parser(text, new ConditionErrors()).condition());
  }

  private static DdlParser parser(String text, ANTLRErrorListener errors) {
    DdlLexer lexer = new DdlLexer(CharStreams.fromString(text));
    lexer.removeErrorListeners();
    DdlParser parser = new DdlParser(new CommonTokenStream(lexer));
    parser.removeErrorListeners();
    parser.addErrorListener(errors);
    return parser;
  }

  /**
   * The statement of a text that has exactly one.
   *
   * @throws PenumbraException DDL_SYNTAX if the text is not one statement of the dialect
   */
  public static Statement parseOne(String text) {
    List<Statement> statements = parse(text);
    if (statements.size() == 1) {
      return statements.get(0);
    }
    throw SyntaxErrors.syntax(
        "Expected one statement, found " + statements.size(),
        "Write one ALTER TABLE …, or put several into a file for propose -f FILE");
  }
}
