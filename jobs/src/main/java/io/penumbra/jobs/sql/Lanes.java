package io.penumbra.jobs.sql;

import java.util.List;
import java.util.Optional;

/** Tables that Flink SQL may name, each at one snapshot. */
public interface Lanes {
  List<String> databases();

  List<String> tables(String database);

  /** A table as it is now, absent when there is none of that name. */
  Optional<PinnedLane> find(String database, String table);
}
