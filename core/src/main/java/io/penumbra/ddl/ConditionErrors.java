package io.penumbra.ddl;

import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Recognizer;
import org.antlr.v4.runtime.Token;

/** Turns the first thing that can't be read in a condition into an error. */
final class ConditionErrors extends BaseErrorListener {
  @Override
  public void syntaxError(
      Recognizer<?, ?> recognizer,
      Object offending,
      int line,
      int charPositionInLine,
      String antlrMessage,
      RecognitionException cause) {
    Token token = (Token) offending;
    String found = token.getType() == Token.EOF ? "it ends" : "there is '" + token.getText() + "'";
    throw SyntaxErrors.syntax(
        Names.at(token) + ": " + found + " where a condition can't",
        "Compare columns with constants by =, <>, <, <=, >, >=, IN (…), BETWEEN … AND …, IS NULL;"
            + " join them by AND, OR, NOT and parentheses");
  }
}
