package io.penumbra.ddl;

import io.penumbra.ddl.grammar.DdlLexer;
import io.penumbra.ddl.grammar.DdlParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ListTokenSource;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Recognizer;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.ParseCancellationException;

/**
 * What would have gone on at the place of an error. The parser knows only what it expected after it
 * had decided what it is reading; so each kind of token is tried in that place.
 */
final class Expected {
  /** What may always be there, and helps nobody to go on: a part of a name, a parameter. */
  private static final Set<String> OBVIOUS = Set.of("'.'", "'('");

  private final List<Integer> kinds;

  private Expected(List<Integer> kinds) {
    this.kinds = kinds;
  }

  /** What may follow tokens that are the beginning of a text of the dialect. */
  static Expected after(List<Token> beginning) {
    IntStream all = IntStream.rangeClosed(1, DdlLexer.VOCABULARY.getMaxTokenType());
    return new Expected(
        IntStream.concat(all, IntStream.of(Token.EOF))
            .filter(kind -> mayFollow(beginning, kind))
            .boxed()
            .toList());
  }

  boolean contains(int kind) {
    return kinds.contains(kind);
  }

  boolean isName() {
    return contains(DdlLexer.QUOTED);
  }

  @Override
  public String toString() {
    List<String> words = words();
    return words.size() == 1 ? words.get(0) : "one of " + String.join(", ", words);
  }

  private static boolean mayFollow(List<Token> beginning, int kind) {
    List<Token> tokens = new ArrayList<>(beginning);
    CommonToken tried = new CommonToken(kind);
    tokens.add(tried);
    DdlParser parser = new DdlParser(new CommonTokenStream(new ListTokenSource(tokens)));
    parser.removeErrorListeners();
    parser.addErrorListener(new Stop());
    try {
      parser.script();
      return true;
    } catch (ParseCancellationException stopped) {
      return !stopped.getMessage().equals(String.valueOf(beginning.size()));
    }
  }

  private List<String> words() {
    List<String> words = new ArrayList<>();
    boolean constant = contains(DdlLexer.DECIMAL);
    boolean type = contains(DdlLexer.STRUCT) && !isName();
    if (constant || type || isName()) {
      words.add(constant ? "a constant" : type ? "a type" : "a name");
    }
    boolean alone = words.isEmpty();
    kinds.stream()
        .filter(kind -> !constant && isShown(kind, alone))
        .map(Expected::word)
        .filter(word -> kinds.size() == 1 || !OBVIOUS.contains(word))
        .forEach(words::add);
    return words;
  }

  /** Words that may also be names or types are shown only where no name or type is expected. */
  private static boolean isShown(int kind, boolean alone) {
    boolean keyword = kind >= DdlLexer.AFTER && kind <= DdlLexer.ZONE;
    boolean spelling =
        kind == DdlLexer.QUOTED || kind == DdlLexer.BACKTICKED || kind == DdlLexer.WORD;
    return alone || !(keyword || spelling);
  }

  private static String word(int kind) {
    return switch (kind) {
      case Token.EOF -> "the end";
      case DdlLexer.STRING -> "a 'string'";
      case DdlLexer.INTEGER -> "a whole number";
      default -> plain(DdlLexer.VOCABULARY.getDisplayName(kind));
    };
  }

  /** Keywords without the quotes of the grammar, punctuation with them. */
  private static String plain(String display) {
    String bare = display.replaceAll("^'|'$", "");
    return Character.isLetter(bare.charAt(0)) ? bare : display;
  }

  /** Ends a trial at its first error; the message is the index of the token. */
  private static final class Stop extends BaseErrorListener {
    @Override
    public void syntaxError(
        Recognizer<?, ?> recognizer,
        Object offending,
        int line,
        int charPositionInLine,
        String message,
        RecognitionException cause) {
      Token token = cause == null ? (Token) offending : cause.getOffendingToken();
      throw new ParseCancellationException(String.valueOf(token.getTokenIndex()));
    }
  }
}
