package io.penumbra.plan;

/** How much a promotion of the change may break for those who read the table. */
public enum Risk {
  /** No reader notices. */
  NONE,
  /** Only readers notice that take columns by position, or all of them. */
  LOW,
  /** Readers may meet values that they never met before. */
  MEDIUM,
  /** Queries that name the column fail. */
  HIGH
}
