package io.penumbra.catalog.lockstep;

import java.util.Objects;
import java.util.Optional;

/**
 * A job's claim to be the one that feeds a table, made once when it starts.
 *
 * @param job the Flink job
 * @param restored the state that it starts from, empty for a start without state
 * @param newLineage random id for the case that a new lineage begins
 */
public record Takeover(String job, Optional<Restored> restored, String newLineage) {
  public Takeover {
    Objects.requireNonNull(job, "job");
    Objects.requireNonNull(restored, "restored");
    Objects.requireNonNull(newLineage, "newLineage");
  }

  /** The checkpoint or savepoint that a job starts from. */
  public record Restored(String lineage, long checkpoint) {
    public Restored {
      Objects.requireNonNull(lineage, "lineage");
    }
  }
}
