package io.penumbra.jobs.mirror.commit;

import java.util.HashMap;
import java.util.Map;

/**
 * Keeps the barriers of a stopped table from being committed. A writer that stopped lacks changes
 * that others have; with all of them back the barriers are committed together, in order.
 */
final class Hold {
  /** Stands for the writers of before a restart, none of whom has told yet. */
  private static final int FORMER_WRITERS = -1;

  private final Map<Integer, String> stopped = new HashMap<>();
  private Held held;

  /**
   * @param held as a checkpoint has it
   */
  Hold(Held held) {
    this.held = held;
    if (held.isOpen()) {
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
      held = new Held(held.from() == Held.NONE ? checkpoint : held.from(), Held.OPEN);
    } else if (held.isOpen()) {
      held = new Held(held.from(), checkpoint);
    }
  }

  /** Whether a barrier waits, once this checkpoint is complete. */
  boolean holds(long barrier, long completed) {
    return held.from() != Held.NONE && barrier >= held.from() && completed < held.until();
  }

  /** Whether a barrier has to be committed together with the one before it. */
  boolean joins(long barrier) {
    return held.from() != Held.NONE && barrier > held.from() && barrier <= held.until();
  }

  /** What was held is committed, if it goes up to this barrier. */
  void committed(long barrier) {
    if (barrier >= held.until()) {
      held = Held.NOTHING;
    }
  }

  Held held() {
    return held;
  }
}
