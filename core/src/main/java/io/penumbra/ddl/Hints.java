package io.penumbra.ddl;

import io.penumbra.ddl.grammar.DdlLexer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.antlr.v4.runtime.Token;

/** What to write instead, for what people write often. */
final class Hints {
  private static final String FORM =
      "Write ALTER TABLE name clause, … with clauses as in docs/ddl.md, like ADD COLUMN tax"
          + " DECIMAL(12, 2)";

  /** A hint for texts that end so, with the unexpected token as their last or last but one. */
  private record Known(Pattern pattern, String hint) {}

  private static final List<Known> KNOWN =
      List.of(
          known("RENAME TO", "A table's name is not part of its schema: rename it in its catalog"),
          known("USING", "Values computed by an expression come with rewrites; add a column"),
          known("SET (TBL)?PROPERTIES", "Properties need no shadow: set them in an engine"),
          known("SET IDENTIFIER", "The key is the source's: it is not changed by DDL"),
          known(
              "ADD (CONSTRAINT|PRIMARY|UNIQUE|CHECK|FOREIGN)",
              "Constraints come with validation; leave the clause out"),
          known("REPLACE COLUMNS?", "Name each change: ADD, DROP, RENAME or ALTER COLUMN"),
          known("(SET|DROP) DEFAULT", "A default is given when a column is added, and stays"),
          known("WRITE (LOCALLY|DISTRIBUTED)", "How writes are distributed is a table property"),
          known(
              "DEFAULT \\w+", "A default is a constant: 0, 'text', TRUE, DATE '2026-01-31', NULL"),
          known("(AFTER|BEFORE) \\S+ \\.", "Name the sibling alone: AFTER b, not AFTER a.b"),
          known("COMMENT \".*\"", "A text stands in single quotes: 'text'"),
          known("\\w+ NULL", "A column allows NULL unless NOT NULL is said: leave NULL out"));

  private Hints() {}

  static String hint(List<Token> tokens, Token token, Expected expected) {
    if (token.getType() == DdlLexer.OPEN_QUOTE) {
      return "Close the quote; within quotes write it twice";
    }
    boolean reserved = token.getType() >= DdlLexer.ADD && token.getType() <= DdlLexer.WRITE;
    if (reserved && expected.isName()) {
      String word = token.getText();
      return "%s is reserved: if it is a name, write \"%s\"".formatted(word, word);
    }
    String words = words(tokens, token.getTokenIndex());
    String usual =
        reserved && expected.contains(DdlLexer.COMMA) ? "Put a comma between clauses" : FORM;
    return KNOWN.stream()
        .filter(known -> known.pattern().matcher(words).find())
        .map(Known::hint)
        .findFirst()
        .orElse(usual);
  }

  private static String words(List<Token> tokens, int last) {
    return tokens.subList(Math.max(0, last - 3), Math.min(tokens.size(), last + 2)).stream()
        .map(Token::getText)
        .collect(Collectors.joining(" ", " ", ""))
        .toUpperCase(Locale.ROOT);
  }

  private static Known known(String pattern, String hint) {
    return new Known(Pattern.compile("(?<!\\S)(" + pattern + ")( \\S+)?$"), hint);
  }
}
