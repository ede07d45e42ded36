package io.penumbra.jobs.source.postgres.check;

import java.sql.SQLException;
import java.util.List;

/** One precondition of a mirror. */
interface Check {
  String name();

  /** At least one finding. */
  List<Finding> run(Probe probe) throws SQLException;
}
