package io.penumbra.jobs.mirror.park;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What a checkpoint knows of a stopped table.
 *
 * @param target the mirror's identifier
 * @param logs files of its parked changes, one list per writer that parked some, oldest first
 */
public record ParkedTable(String target, Stop stop, List<List<String>> logs) {
  public ParkedTable {
    Objects.requireNonNull(target, "target");
    Objects.requireNonNull(stop, "stop");
    logs = logs.stream().map(List::copyOf).toList();
  }

  /**
   * What all writers know of one table: each hands its logs on to all, so that the number of
   * writers may change, and so each log may be told more than once.
   */
  public static Optional<ParkedTable> merged(Collection<ParkedTable> parts) {
    Set<String> seen = new HashSet<>();
    List<List<String>> logs = new ArrayList<>();
    for (ParkedTable part : parts) {
      for (List<String> log : part.logs()) {
        List<String> unseen = log.stream().filter(seen::add).toList();
        if (!unseen.isEmpty()) {
          logs.add(unseen);
        }
      }
    }
    return parts.stream()
        .findFirst()
        .map(first -> new ParkedTable(first.target(), first.stop(), logs));
  }
}
