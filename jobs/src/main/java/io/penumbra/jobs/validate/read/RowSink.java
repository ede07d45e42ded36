package io.penumbra.jobs.validate.read;

/** Takes rows as they are read. */
@FunctionalInterface
public interface RowSink {
  /**
   * @param rows good until this method returns
   */
  void take(RowBatch rows);
}
