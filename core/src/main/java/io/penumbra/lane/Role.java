package io.penumbra.lane;

/** What a lane is to its table at present. */
public enum Role {
  /** What users read: branch {@code main}. */
  PRIMARY,
  /** A proposal's branch. */
  SHADOW,
  /** The primary of before the last promotion, kept as the way back until it is finalized. */
  FORMER
}
