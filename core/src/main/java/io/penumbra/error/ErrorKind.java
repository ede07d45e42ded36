package io.penumbra.error;

/** Whose hands can mend an error. */
public enum ErrorKind {
  /** What was asked for is wrong; ask differently. */
  USER,
  /** It is right, but not in this state: something has to happen first. */
  REFUSED,
  /** Something outside of Penumbra failed: database, catalog, storage, cluster. */
  EXTERNAL,
  /** A defect of Penumbra. */
  INTERNAL
}
