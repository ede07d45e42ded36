package io.penumbra.fault;

import java.util.Optional;
import java.util.function.Consumer;

/**
 * A named place at which tests let the process fail. Production code passes through them at no cost
 * to speak of; nothing is installed outside of tests.
 */
public enum FaultPoint {
  /** A writer is about to snapshot its state. */
  BEFORE_SNAPSHOT,
  /** A writer has snapshot its state. */
  AFTER_SNAPSHOT,
  /** A writer is about to close the files of an epoch. */
  FLUSH,
  /** The committer is about to stage what a checkpoint holds. */
  PRE_COMMIT,
  /** The staged metadata is complete and is about to be handed to the catalog. */
  METADATA_WRITE,
  /** The catalog is about to swap the metadata pointer. */
  COMPARE_AND_SET,
  /** The catalog has answered, and the answer is about to be believed. */
  REPLY,
  /** A completed checkpoint has been announced to the committer. */
  NOTIFY;

  private static volatile Optional<Consumer<FaultPoint>> trap = Optional.empty();

  /** Passes through this point; a test's trap may throw. */
  public void reach() {
    trap.ifPresent(installed -> installed.accept(this));
  }

  /** Lets every thread of this process run into {@code newTrap} at each point, until cleared. */
  public static void install(Consumer<FaultPoint> newTrap) {
    trap = Optional.of(newTrap);
  }

  public static void clear() {
    trap = Optional.empty();
  }
}
