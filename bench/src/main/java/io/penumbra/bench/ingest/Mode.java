package io.penumbra.bench.ingest;

/** One way to bring the change sequence into tables. */
interface Mode {
  /** Letter and description, as they are printed. */
  String name();

  /** Runs the whole sequence and gives what it wrote. */
  Written run(BenchStack stack, String run, long changes) throws Exception;
}
