package io.penumbra.catalog.commit;

/**
 * What a commit is to do; called anew for each attempt.
 *
 * @param <R> what it answers
 */
@FunctionalInterface
public interface Change<R> {
  /**
   * Stages everything. Staging nothing makes no commit.
   *
   * @throws io.penumbra.error.PenumbraException when it is refused on what the stage rests on
   */
  R stage(Stage stage);
}
