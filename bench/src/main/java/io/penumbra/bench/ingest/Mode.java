package io.penumbra.bench.ingest;

import java.util.List;
import org.apache.iceberg.Table;

/** One way to bring the change sequence into tables. */
interface Mode {
  /** Letter and description, as they are printed. */
  String name();

  /** Runs the whole sequence and gives the tables that it went into. */
  List<Table> run(BenchStack stack, String run, long changes) throws Exception;
}
