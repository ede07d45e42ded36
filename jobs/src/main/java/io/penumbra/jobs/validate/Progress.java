package io.penumbra.jobs.validate;

/** Hears how far a comparison has come. */
@FunctionalInterface
public interface Progress {
  /** Hears nothing. */
  Progress NONE = (level, done, total) -> {};

  /**
   * @param level what is being compared: {@code schema}, {@code files} or {@code rows}
   * @param done parts that are done
   * @param total parts that there are
   */
  void reached(String level, long done, long total);
}
