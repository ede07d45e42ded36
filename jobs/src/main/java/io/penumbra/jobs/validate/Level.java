package io.penumbra.jobs.validate;

import java.util.Optional;

/** One way to gather evidence, usable alone. Levels run from cheap to dear. */
interface Level {
  /** What reports call it. */
  String name();

  /** Whether it has anything to do; if not, it is not asked. */
  default boolean appliesTo(Comparison comparison, Workload left) {
    return !left.isEmpty();
  }

  /** What it settles in words of its own, absent where data files say it. */
  default Optional<String> settled() {
    return Optional.empty();
  }

  /** What it would do; no data is read to tell. */
  Forecast forecast(Comparison comparison, Workload left);

  /**
   * Gathers evidence on what is left.
   *
   * @param left data files that nothing is known of yet
   * @return what this level has not settled either
   */
  Workload examine(Comparison comparison, Workload left, Evidence evidence, Progress progress);
}
