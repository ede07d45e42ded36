package io.penumbra.jobs.mirror.commit;

import java.util.HashMap;
import java.util.Map;

/**
 * Keeps the barriers of a stopped table from being committed. A writer that stopped lacks changes
 * that others have; with all of them back the barriers are committed together, in order.
 */
final class Hold {
  static final long NONE = -1;

  /** Stands for the writers of before a restart, none of whom has told yet. */
  private static final int FORMER_WRITERS = -1;

  private final Map<Integer, String> stopped = new HashMap<>();
  private long from;
  private long until = Long.MAX_VALUE;

  /**
   * @param from first barrier that is held, {@link #NONE} for none
   */
  Hold(long from) {
    this.from = from;
    if (from != NONE) {
      stopped.put(FORMER_WRITERS, "");
    }
  }

  /**
   * @param reason why the writer stopped, empty when it has not
   */
  void told(int writer, String reason) {
    stopped.remove(FORMER_WRITERS);
    if (reason.isEmpty()) {
      stopped.remove(writer);
    } else {
      stopped.put(writer, reason);
    }
  }

  /** A barrier was taken by all writers. */
  void at(long checkpoint) {
    if (!stopped.isEmpty()) {
      from = from == NONE ? checkpoint : from;
      until = Long.MAX_VALUE;
    } else if (from != NONE && until == Long.MAX_VALUE) {
      until = checkpoint;
    }
  }

  /** Whether a barrier waits, once this checkpoint is complete. */
  boolean holds(long barrier, long completed) {
    return from != NONE && barrier >= from && completed < until;
  }

  /** What was held up to this checkpoint is committed. */
  void committed(long completed) {
    if (completed >= until) {
      from = NONE;
      until = Long.MAX_VALUE;
    }
  }

  /** First barrier that waits beyond the present checkpoint, {@link #NONE} for none. */
  long from() {
    return until == Long.MAX_VALUE ? from : NONE;
  }
}
