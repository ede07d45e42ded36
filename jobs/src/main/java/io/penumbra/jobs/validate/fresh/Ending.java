package io.penumbra.jobs.validate.fresh;

/** Why there is no proof to be kept fresh any longer. */
public enum Ending {
  /** The shadow is the table now. */
  PROMOTED,
  /** The shadow is gone, or the table is. */
  DROPPED,
  /** It was told to end. */
  STOPPED
}
