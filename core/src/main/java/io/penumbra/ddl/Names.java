package io.penumbra.ddl;

import io.penumbra.ddl.grammar.DdlParser.CommentContext;
import io.penumbra.ddl.grammar.DdlParser.NameContext;
import io.penumbra.ddl.grammar.DdlParser.PathContext;
import java.util.Optional;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.TerminalNode;

/** What stands in quotes or dots: names, paths, strings; and where. */
final class Names {
  private Names() {}

  static Path path(PathContext context) {
    return new Path(context.name().stream().map(Names::name).toList());
  }

  static Name name(NameContext context) {
    String text = context.getText();
    boolean quoted = context.QUOTED() != null || context.BACKTICKED() != null;
    return new Name(quoted ? unquoted(text) : text, quoted);
  }

  static Optional<String> comment(CommentContext context) {
    return Optional.ofNullable(context.STRING()).map(Names::string);
  }

  static String string(TerminalNode literal) {
    return unquoted(literal.getText());
  }

  static Position at(Token token) {
    return new Position(token.getLine(), token.getCharPositionInLine() + 1);
  }

  private static String unquoted(String text) {
    String quote = text.substring(0, 1);
    return text.substring(1, text.length() - 1).replace(quote + quote, quote);
  }
}
