package io.penumbra.jobs.source.postgres.type;

/** Turns the text that Postgres writes for a value into Flink's internal form of it. */
@FunctionalInterface
public interface TextReader {
  /**
   * @param text never null
   * @throws NotHeldException when the type can't hold the value
   */
  Object read(String text);
}
