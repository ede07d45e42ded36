package io.penumbra.ddl;

import io.penumbra.ddl.grammar.DdlLexer;
import io.penumbra.error.ErrorCode;
import io.penumbra.error.PenumbraException;
import java.util.List;
import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Recognizer;
import org.antlr.v4.runtime.Token;

/**
 * Turns the first thing that the parser stumbles over into an error; what follows from it is left
 * out.
 */
final class SyntaxErrors extends BaseErrorListener {
  static PenumbraException syntax(String message, String next) {
    return new PenumbraException(ErrorCode.DDL_SYNTAX, message, next);
  }

  @Override
  public void syntaxError(
      Recognizer<?, ?> recognizer,
      Object offending,
      int line,
      int charPositionInLine,
      String antlrMessage,
      RecognitionException cause) {
    Token token = cause == null ? (Token) offending : cause.getOffendingToken();
    CommonTokenStream stream = (CommonTokenStream) ((Parser) recognizer).getTokenStream();
    stream.fill();
    List<Token> tokens = stream.getTokens();
    Expected expected = Expected.after(tokens.subList(0, token.getTokenIndex()));
    throw syntax(
        Names.at(token) + ": expected " + expected + ", found " + found(token),
        Hints.hint(tokens, token, expected));
  }

  private static String found(Token token) {
    if (token.getType() == Token.EOF) {
      return "the end";
    }
    if (token.getType() == DdlLexer.OPEN_QUOTE) {
      return "a quote that is not closed: " + token.getText().lines().findFirst().orElse("");
    }
    return "'" + token.getText() + "'";
  }
}
