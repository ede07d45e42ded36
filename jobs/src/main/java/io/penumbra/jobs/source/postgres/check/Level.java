package io.penumbra.jobs.source.postgres.check;

/** How a precondition stands. */
public enum Level {
  OK,
  /** Works now, may not later. */
  WARN,
  /** A mirror does not start, or loses something. */
  FAIL
}
