package io.penumbra.ddl;

import io.penumbra.ddl.grammar.DdlLexer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.Token;

/** What to write instead, for what people write often. */
final class Hints {
  private static final String FORM =
      "Write ALTER TABLE name clause, …: the clauses are in docs/ddl.md, as ADD COLUMN tax"
          + " DECIMAL(12, 2)";

  /** A hint for texts that match up to and including the token that was not expected. */
  private record Known(Pattern pattern, String hint) {}

  private static final List<Known> KNOWN =
      List.of(
          known("RENAME TO", "A table's name is not part of its schema: rename it in its catalog"),
          known("USING", "Values computed by an expression come with rewrites; add a column"),
          known(
              "SET (TBLPROPERTIES|PROPERTIES)", "Properties need no shadow: set them in an engine"),
          known("SET IDENTIFIER", "The key is the source's: it is not changed by DDL"),
          known(
              "ADD (CONSTRAINT|PRIMARY|UNIQUE|CHECK|FOREIGN)", "Constraints come with validation"),
          known("REPLACE COLUMNS?", "Name each change: ADD, DROP, RENAME or ALTER COLUMN"),
          known("(CREATE|DROP|TRUNCATE)( \\S+)?", FORM),
          known(
              "SET DEFAULT",
              "A default is given when a column is added: ADD COLUMN c INT DEFAULT 0"),
          known("DROP DEFAULT", "A default is given when a column is added, and stays"),
          known(
              "WRITE (LOCALLY|DISTRIBUTED)",
              "How writes are distributed is a property of the table"),
          known(
              "DEFAULT \\S+", "A default is a constant: 0, 'text', TRUE, DATE '2026-01-31', NULL"),
          known("(AFTER|BEFORE) \\S+\\.", "Name the sibling alone: AFTER b, not AFTER a.b"));

  private Hints() {}

  static String hint(Parser parser, Token token, String text) {
    if (token.getType() == DdlLexer.OPEN_QUOTE) {
      return "Close the quote; within quotes write it twice";
    }
    if (isReserved(token)) {
      String written = "\"" + token.getText() + "\"";
      return known(parser, token)
          .orElse(token.getText() + " is reserved: as a name write " + written);
    }
    return known(parser, token).orElse(FORM);
  }

  private static java.util.Optional<String> known(Parser parser, Token token) {
    StringBuilder before = new StringBuilder();
    int last = token.getTokenIndex();
    for (int at = Math.max(0, last - 3); at <= last; at++) {
      before.append(' ').append(parser.getTokenStream().get(at).getText());
    }
    String words = before.toString().toUpperCase(Locale.ROOT);
    return KNOWN.stream()
        .filter(known -> known.pattern().matcher(words).find())
        .map(Known::hint)
        .findFirst();
  }

  private static boolean isReserved(Token token) {
    return token.getType() >= DdlLexer.ADD && token.getType() <= DdlLexer.WRITE;
  }

  private static Known known(String pattern, String hint) {
    return new Known(Pattern.compile("(?<!\\S)(" + pattern + ")$"), hint);
  }
}
