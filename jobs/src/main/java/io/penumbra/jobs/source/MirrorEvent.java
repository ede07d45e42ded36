package io.penumbra.jobs.source;

/** An element of the change stream. Events of one table and key arrive in the source's order. */
public sealed interface MirrorEvent permits Change, Layout, UnheldRow, Halt {

  /** The target of an event that {@link Routing} has not seen yet. */
  int UNROUTED = -1;

  /** Index into the job's list of tables. */
  int table();

  /** Writer subtask that gets this event, or {@link #UNROUTED}. */
  int target();

  /** This event for one writer subtask. */
  MirrorEvent to(int target);
}
