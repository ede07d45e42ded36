package io.penumbra.config;

import java.util.regex.Pattern;

/** What texts in a settings file may look like. */
final class Shapes {
  static final Pattern ANY = Pattern.compile("(?s).*");
  static final Pattern NOT_EMPTY = Pattern.compile("(?s).+");
  static final Pattern TABLE = Pattern.compile("[^.]+\\.[^.]+");
  static final Pattern COLUMN = Pattern.compile("[^.]+\\.[^.]+\\.[^.]+");
  static final Pattern SLOT = Pattern.compile("[a-z0-9_]{1,63}");
  static final Pattern ADDRESS = Pattern.compile("embedded|[^:/]+:\\d{1,5}");

  private Shapes() {}
}
