package io.penumbra.bench.validate;

/** One way to find out whether two tables are equal. */
interface Contender {
  /** Letter and description, as they are printed. */
  String name();

  /** Whether it can read tables of this layout. */
  default boolean reads(Layout layout) {
    return true;
  }

  /** Whether it starts a cluster of Flink, as {@link FloorContender} does. */
  default boolean startsFlink() {
    return true;
  }

  /**
   * Compares both tables once.
   *
   * @return what it found, in words, so that nobody takes a wrong answer for a fast one
   */
  String run(Pair pair) throws Exception;
}
