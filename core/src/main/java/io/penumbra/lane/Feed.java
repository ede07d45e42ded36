package io.penumbra.lane;

/** Where a lane's content comes from. */
public enum Feed {
  /** Writers make file sets of its own for it. */
  STREAM,
  /** It shares all of main's files: each commit of main is grafted onto it. */
  FOLLOW
}
