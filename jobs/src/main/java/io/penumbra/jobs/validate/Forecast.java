package io.penumbra.jobs.validate;

import java.util.Objects;

/**
 * What a level would do.
 *
 * @param does in words
 * @param reads data files that it would read, or read parts of
 * @param open what it would leave, at most
 */
record Forecast(String does, Workload reads, Workload open) {
  Forecast {
    Objects.requireNonNull(does, "does");
    Objects.requireNonNull(reads, "reads");
    Objects.requireNonNull(open, "open");
  }

  /** Of a level that reads no data and settles nothing. */
  static Forecast nothing(String does, Workload left) {
    return new Forecast(does, Workload.nothing(), left);
  }

  LevelPlan of(String level) {
    return new LevelPlan(level, does, reads.files(), reads.rows(), reads.bytes());
  }
}
