package io.penumbra.catalog.verb;

import io.penumbra.catalog.commit.Change;
import io.penumbra.catalog.commit.Stage;
import java.time.Instant;
import java.util.Map;

/** Asks the job that feeds a table to go on with it where it stopped. */
public final class ResumeTable implements Change<Instant> {
  /** When that was asked last, in milliseconds since the epoch. */
  public static final String RESUMED = "penumbra.resumed";

  private final Instant at;

  public ResumeTable(Instant at) {
    this.at = at;
  }

  @Override
  public Instant stage(Stage stage) {
    stage.properties(Map.of(RESUMED, Long.toString(at.toEpochMilli())));
    return at;
  }
}
