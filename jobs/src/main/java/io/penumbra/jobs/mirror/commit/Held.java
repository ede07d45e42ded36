package io.penumbra.jobs.mirror.commit;

/**
 * Which barriers of a table are held.
 *
 * @param from the first one, {@link #NONE} when none is
 * @param until the one at which all writers go on, {@link #OPEN} as long as some writer does not
 */
record Held(long from, long until) {
  static final long NONE = -1;
  static final long OPEN = Long.MAX_VALUE;
  static final Held NOTHING = new Held(NONE, OPEN);

  boolean isOpen() {
    return from != NONE && until == OPEN;
  }
}
