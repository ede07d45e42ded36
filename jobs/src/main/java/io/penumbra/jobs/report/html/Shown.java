package io.penumbra.jobs.report.html;

import io.penumbra.jobs.report.html.Segment.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Gathers the parts of one value; leaves out the middle of what is long, and says so. */
final class Shown {
  /** Characters of one part that are shown at most. */
  private static final int LONGEST = 160;

  /** Characters at both ends of a part that is too long. */
  private static final int ENDS = 60;

  private final List<Segment> segments = new ArrayList<>();

  void same(List<String> characters) {
    shorten(characters, Kind.SAME);
  }

  void marked(List<String> characters) {
    shorten(characters, Kind.MARKED);
  }

  List<Segment> segments() {
    return List.copyOf(segments);
  }

  private void shorten(List<String> characters, Kind kind) {
    int length = characters.size();
    if (length <= LONGEST) {
      add(characters, kind);
      return;
    }
    add(characters.subList(0, ENDS), kind);
    int left = length - 2 * ENDS;
    segments.add(new Segment(String.format(Locale.ROOT, " … %,d more … ", left), Kind.GAP));
    add(characters.subList(length - ENDS, length), kind);
  }

  private void add(List<String> characters, Kind kind) {
    StringBuilder run = new StringBuilder();
    for (int i = 0; i < characters.size(); i++) {
      String character = characters.get(i);
      if (kind == Kind.MARKED && unseen(character) && !betweenWords(characters, i)) {
        flush(run, kind);
        segments.add(new Segment(name(character.codePointAt(0)), Kind.CODE));
      } else {
        run.append(character);
      }
    }
    flush(run, kind);
  }

  private void flush(StringBuilder run, Kind kind) {
    if (run.length() > 0) {
      segments.add(new Segment(run.toString(), kind));
      run.setLength(0);
    }
  }

  /** A single blank between two characters that are seen is seen itself. */
  private static boolean betweenWords(List<String> characters, int at) {
    return characters.get(at).equals(" ")
        && at > 0
        && at < characters.size() - 1
        && !unseen(characters.get(at - 1))
        && !unseen(characters.get(at + 1));
  }

  private static boolean unseen(String character) {
    return switch (Character.getType(character.codePointAt(0))) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SPACE_SEPARATOR,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.NON_SPACING_MARK,
          Character.ENCLOSING_MARK,
          Character.SURROGATE ->
          true;
      default -> false;
    };
  }

  private static String name(int character) {
    return switch (character) {
      case ' ' -> "␣";
      case '\t' -> "⇥";
      case '\n' -> "⏎";
      default -> String.format(Locale.ROOT, "U+%04X", character);
    };
  }
}
