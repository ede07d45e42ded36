package io.penumbra.jobs.mirror.control;

import java.util.Locale;

/**
 * Source positions as the ledger has them: text of a fixed length, so that it sorts as it should.
 */
public final class Positions {
  private Positions() {}

  /** A position as text, empty for -1. */
  public static String format(long position) {
    return position < 0 ? "" : String.format(Locale.ROOT, "%019d", position);
  }

  /** A position from text, -1 for the empty one. */
  public static long parse(String position) {
    return position.isEmpty() ? -1 : Long.parseLong(position);
  }
}
