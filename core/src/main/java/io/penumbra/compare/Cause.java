package io.penumbra.compare;

import io.penumbra.report.Category;

/**
 * What kind of difference two values show.
 *
 * @param pattern the form of the difference, the same for all that have one cause
 */
record Cause(Category category, String pattern) {
  /** The whole row is an older one of the primary. */
  static final Cause STALE = new Cause(Category.STALE_ROW, "");

  static Cause other() {
    return new Cause(Category.VALUE_MISMATCH, "");
  }
}
