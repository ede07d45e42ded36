package io.penumbra.ops;

import io.penumbra.lane.Lane;
import io.penumbra.lane.Status;

/**
 * What to do next about a shadow.
 *
 * @param command to be typed as it is
 */
record Advice(Attention attention, String command) {

  /**
   * @param table full name of the table
   * @param fed whether a job feeds it, or none has to
   */
  static Advice onShadow(String table, Lane lane, boolean fed) {
    String target = table + ":" + lane.name();
    if (lane.status() == Status.DETACHED || lane.standing().divergedBy().isPresent()) {
      return new Advice(Attention.MEND, again(lane) + target);
    }
    if (lane.status() == Status.CONFLICT) {
      return new Advice(Attention.MEND, "penumbra discard " + target);
    }
    if (lane.status() == Status.FAILED) {
      return new Advice(Attention.MEND, "penumbra report " + target);
    }
    if (lane.status() == Status.PASSED) {
      return new Advice(Attention.DECIDE, "penumbra promote " + target);
    }
    return fed
        ? new Advice(Attention.WATCH, "penumbra validate " + target)
        : new Advice(Attention.DOWN, "penumbra mirror");
  }

  static Advice onFormer(String table) {
    return new Advice(Attention.DECIDE, "penumbra finalize " + table);
  }

  static Advice onTable(String table, boolean fed) {
    return fed
        ? new Advice(Attention.NONE, "penumbra propose 'ALTER TABLE " + table + " …'")
        : new Advice(Attention.DOWN, "penumbra mirror");
  }

  /** A shadow that holds values which main lacks can't begin again from what main holds. */
  private static String again(Lane lane) {
    boolean derived = lane.feeding().separate() || !lane.writesOwnFiles();
    return derived ? "penumbra resume " : "penumbra discard ";
  }
}
