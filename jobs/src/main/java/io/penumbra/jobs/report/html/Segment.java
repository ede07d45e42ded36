package io.penumbra.jobs.report.html;

/**
 * Part of a value as it is shown.
 *
 * @param text what is shown
 * @param kind what it is
 */
record Segment(String text, Kind kind) {
  enum Kind {
    /** In both values. */
    SAME,
    /** In this value alone. */
    MARKED,
    /** In this value alone, and it could not be seen: its name stands for it. */
    CODE,
    /** Stands for text that is left out, and says how much. */
    GAP,
    /** Stands for SQL's NULL. */
    NULL
  }

  boolean marked() {
    return kind == Kind.MARKED;
  }

  boolean code() {
    return kind == Kind.CODE;
  }

  boolean gap() {
    return kind == Kind.GAP;
  }

  boolean nothing() {
    return kind == Kind.NULL;
  }

  boolean same() {
    return kind == Kind.SAME;
  }
}
