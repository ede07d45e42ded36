package io.penumbra.jobs.source;

/** What a source tells of a row before it was updated or deleted. */
public enum ReplicaIdentity {
  /** The columns of the primary key, and only when they change. */
  DEFAULT,
  /** The columns of a chosen unique index. */
  INDEX,
  /** All columns. */
  FULL,
  /** Nothing; only inserts can be followed. */
  NOTHING
}
