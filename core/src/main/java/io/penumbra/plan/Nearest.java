package io.penumbra.plan;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The name that somebody who mistyped probably meant. */
final class Nearest {
  private Nearest() {}

  /** The nearest of the names, absent if none is within a third of the word's length. */
  static Optional<String> to(String word, List<String> names) {
    int limit = Math.max(1, word.length() / 3);
    return names.stream()
        .filter(name -> distance(word, name) <= limit)
        .min(Comparator.comparingInt(name -> distance(word, name)));
  }

  /** Levenshtein's distance, ignoring case. */
  private static int distance(String left, String right) {
    String a = left.toLowerCase(Locale.ROOT);
    String b = right.toLowerCase(Locale.ROOT);
    int[] above = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      above[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] row = new int[b.length() + 1];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int substituted = above[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(substituted, Math.min(above[j], row[j - 1]) + 1);
      }
      above = row;
    }
    return above[b.length()];
  }
}
