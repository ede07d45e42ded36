package io.penumbra.plan;

import java.util.List;
import java.util.Objects;

/**
 * What a promotion of a change means for those who read the table.
 *
 * @param readers what they will notice, one sentence each
 */
record Effect(Risk risk, List<String> readers) {
  static final Effect NONE = new Effect(Risk.NONE, List.of());

  Effect {
    Objects.requireNonNull(risk, "risk");
    readers = List.copyOf(readers);
  }

  static Effect of(Risk risk, String... readers) {
    return new Effect(risk, List.of(readers));
  }
}
