package io.penumbra.lane;

/** How far a lane's proposal has come. */
public enum Status {
  /** Made, readable, not yet reached by its own file sets; it holds what main holds. */
  PENDING,
  /** Fed in lockstep with main. */
  SHADOWING,
  /** Fed in lockstep, and the newest proof is a pass. */
  PASSED,
  /** Fed in lockstep, and the newest report found differences. */
  FAILED,
  /** No longer fed: it could not be written or cost more than its limits. */
  DETACHED,
  /** Main's schema moved under it and touched the same field. */
  CONFLICT,
  /** It is the table now. */
  PROMOTED,
  /** It was the table, and the way back was taken. */
  ROLLED_BACK;

  /** Whether commits reach a lane of this status. */
  public boolean fed() {
    return this != DETACHED;
  }
}
