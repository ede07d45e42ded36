package io.penumbra.compare;

/** The two sides of a comparison. */
public enum Side {
  PRIMARY,
  SHADOW
}
