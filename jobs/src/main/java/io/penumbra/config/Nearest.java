package io.penumbra.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Finds what somebody probably meant. */
final class Nearest {
  private static final LevenshteinDistance DISTANCE = new LevenshteinDistance(3);
  private static final int TOO_FAR = -1;

  private Nearest() {}

  /** The known word that is at most three letters away from {@code word}. */
  static Optional<String> to(String word, Collection<String> known) {
    return known.stream()
        .filter(candidate -> DISTANCE.apply(word, candidate) != TOO_FAR)
        .min(Comparator.comparing(candidate -> DISTANCE.apply(word, candidate)));
  }
}
