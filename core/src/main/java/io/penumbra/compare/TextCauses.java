package io.penumbra.compare;

import io.penumbra.report.Category;
import java.nio.ByteBuffer;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;

/** Kinds of difference between texts, and between bytes. */
final class TextCauses {
  private TextCauses() {}

  static Optional<Cause> of(String expected, String actual) {
    if (expected.strip().equals(actual.strip())) {
      return Optional.of(normalized("blanks"));
    }
    if (expected.equalsIgnoreCase(actual)) {
      return Optional.of(normalized("case"));
    }
    if (composed(expected).equals(composed(actual))) {
      return Optional.of(normalized("Unicode form"));
    }
    if (folded(expected).equals(folded(actual))) {
      return Optional.of(normalized("blanks, case, Unicode form"));
    }
    boolean cut = !actual.isEmpty() && expected.startsWith(actual);
    return cut ? Optional.of(cut(actual.length(), "characters")) : Optional.empty();
  }

  static Optional<Cause> ofBytes(ByteBuffer expected, ByteBuffer actual) {
    int length = actual.remaining();
    boolean cut =
        length > 0 && length < expected.remaining() && expected.slice(0, length).equals(actual);
    return cut ? Optional.of(cut(length, "bytes")) : Optional.empty();
  }

  private static String composed(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFC);
  }

  private static String folded(String text) {
    return composed(text).strip().toLowerCase(Locale.ROOT);
  }

  private static Cause normalized(String pattern) {
    return new Cause(Category.STRING_NORMALIZATION, pattern);
  }

  private static Cause cut(int length, String unit) {
    return new Cause(Category.TRUNCATION, "to " + length + " " + unit);
  }
}
