package io.penumbra.ops;

/** How much a person is needed; the most urgent first. */
public enum Attention {
  /** It does not go on by itself. */
  MEND,
  /** Nothing feeds it. */
  DOWN,
  /** It waits for a decision. */
  DECIDE,
  /** It is on its way. */
  WATCH,
  NONE
}
