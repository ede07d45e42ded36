package io.penumbra.ddl;

import io.penumbra.ddl.grammar.DdlLexer;
import io.penumbra.ddl.grammar.DdlParser;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.NoViableAltException;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.atn.ATNConfig;
import org.antlr.v4.runtime.misc.IntervalSet;

/** What would have gone on at the place of an error, in a reader's words. */
final class Expected {
  private Expected() {}

  static String at(Parser parser, RecognitionException cause) {
    List<String> words = words(tokens(parser, cause));
    return words.size() == 1 ? words.get(0) : "one of " + String.join(", ", words);
  }

  private static IntervalSet tokens(Parser parser, RecognitionException cause) {
    if (cause instanceof NoViableAltException dead && dead.getDeadEndConfigs() != null) {
      IntervalSet tokens = new IntervalSet();
      for (ATNConfig config : dead.getDeadEndConfigs()) {
        tokens.addAll(parser.getATN().nextTokens(config.state));
      }
      return tokens;
    }
    return parser.getExpectedTokens();
  }

  private static List<String> words(IntervalSet tokens) {
    boolean name = tokens.contains(DdlLexer.QUOTED);
    boolean type = tokens.contains(DdlLexer.STRUCT) && !name;
    List<String> words = new ArrayList<>();
    if (name) {
      words.add("a name");
    }
    if (type) {
      words.add("a type");
    }
    for (int token : tokens.toList()) {
      if (shown(token, name, type)) {
        words.add(word(token));
      }
    }
    return words;
  }

  /** Words that are shown: not those that stand there only because they may also be a name. */
  private static boolean shown(int token, boolean name, boolean type) {
    boolean reserved = token >= DdlLexer.ADD && token <= DdlLexer.WRITE;
    boolean word = token >= DdlLexer.AFTER && token <= DdlLexer.ZONE;
    boolean spelling =
        token == DdlLexer.QUOTED || token == DdlLexer.BACKTICKED || token == DdlLexer.WORD;
    return token != Token.EPSILON && (reserved || !(word || spelling) || !(name || type));
  }

  private static String word(int token) {
    return switch (token) {
      case Token.EOF -> "the end";
      case DdlLexer.STRING -> "a 'string'";
      case DdlLexer.BINARY_STRING -> "X'hex'";
      case DdlLexer.INTEGER -> "a whole number";
      case DdlLexer.DECIMAL -> "a number";
      default -> plain(DdlParser.VOCABULARY.getDisplayName(token));
    };
  }

  /** Keywords without the quotes of the grammar, punctuation with them. */
  private static String plain(String display) {
    String bare = display.replaceAll("^'|'$", "");
    return Character.isLetter(bare.charAt(0)) ? bare : display;
  }
}
