package io.penumbra.jobs.validate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Texts cut into pieces that Flink hands back to whoever started a job: it refuses a record of two
 * megabytes, and a value may have more. Not thread-safe.
 */
final class Pieces {
  /** Four bytes each, in the worst case. */
  private static final int MOST_CHARACTERS = 250_000;

  private static final char LAST = '.';
  private static final char MORE = '+';

  private final Map<String, StringBuilder> begun = new HashMap<>();

  /**
   * @param from who sends the text; texts of one sender must come one behind the other
   */
  static List<String> of(String from, String text) {
    List<String> pieces = new ArrayList<>();
    int at = 0;
    do {
      int to = Math.min(text.length(), at + MOST_CHARACTERS);
      pieces.add(from + (to == text.length() ? LAST : MORE) + text.substring(at, to));
      at = to;
    } while (at < text.length());
    return pieces;
  }

  /** A text that ends with this piece; pieces of one sender have to come in their order. */
  Optional<String> add(String piece) {
    int header = 0;
    while (piece.charAt(header) != LAST && piece.charAt(header) != MORE) {
      header++;
    }
    String from = piece.substring(0, header);
    begun
        .computeIfAbsent(from, each -> new StringBuilder())
        .append(piece, header + 1, piece.length());
    return piece.charAt(header) == LAST
        ? Optional.of(begun.remove(from).toString())
        : Optional.empty();
  }
}
