package io.penumbra.config;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** How a column's values are shown in reports; later ones show less. */
public enum Redact {
  /** As they are. */
  FULL,
  /** As a hash that tells only which values of one report are equal. */
  HASHED,
  /** Only whether they are NULL. */
  MASKED;

  static Optional<Redact> of(String word) {
    return Arrays.stream(values()).filter(each -> each.word().equals(word)).findFirst();
  }

  static String words() {
    return "one of " + Arrays.stream(values()).map(Redact::word).collect(Collectors.joining(", "));
  }

  private String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
