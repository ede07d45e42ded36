package io.penumbra.jobs.sql;

import java.util.List;
import java.util.Optional;

/** No tables at all. */
public final class NoLanes implements Lanes {
  @Override
  public List<String> databases() {
    return List.of();
  }

  @Override
  public List<String> tables(String database) {
    return List.of();
  }

  @Override
  public Optional<PinnedLane> find(String database, String table) {
    return Optional.empty();
  }
}
