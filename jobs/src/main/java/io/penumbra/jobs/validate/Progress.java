package io.penumbra.jobs.validate;

/** Hears how far a comparison has come. */
@FunctionalInterface
public interface Progress {
  /** Hears nothing. */
  Progress NONE = (level, done, total) -> {};

  /**
   * @param level what is being compared, as {@code hash} or {@code rows}
   * @param done what is done of the total
   * @param total size in bytes, as stored, of all that is read, where data is read; known before it
   *     is, from the table's metadata. For {@code constraints} and {@code queries} how many there
   *     are
   */
  void reached(String level, long done, long total);
}
