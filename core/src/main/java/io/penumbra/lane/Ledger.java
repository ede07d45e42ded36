package io.penumbra.lane;

import io.penumbra.error.ErrorCode;
import io.penumbra.error.PenumbraException;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * All lanes of a table at one metadata version.
 *
 * @param generation counts the verbs that changed the set of lanes or their roles
 * @param nextLane number of the next lane to be made
 * @param source what the table mirrors, absent for a table that somebody else's job feeds
 * @param pipeline what was committed last by the stream, absent before its first commit
 */
public record Ledger(
    long generation,
    int nextLane,
    Optional<SourceBinding> source,
    Optional<Pipeline> pipeline,
    SortedMap<LaneId, Lane> lanes) {

  public Ledger {
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(pipeline, "pipeline");
    lanes = Collections.unmodifiableSortedMap(new TreeMap<>(lanes));
  }

  public Lane primary() {
    return withRole(Role.PRIMARY).stream()
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("Ledger without a primary: " + lanes));
  }

  public Optional<Lane> former() {
    return withRole(Role.FORMER).stream().findFirst();
  }

  public List<Lane> shadows() {
    return withRole(Role.SHADOW);
  }

  public List<Lane> withRole(Role role) {
    return lanes.values().stream().filter(lane -> lane.is(role)).toList();
  }

  public Optional<Lane> lane(LaneId id) {
    return Optional.ofNullable(lanes.get(id));
  }

  public Optional<Lane> named(String name) {
    return lanes.values().stream().filter(lane -> lane.name().equals(name)).findFirst();
  }

  /**
   * @throws PenumbraException when no lane has that name; it lists those that there are
   */
  public Lane require(String name) {
    return named(name)
        .orElseThrow(
            () ->
                new PenumbraException(
                    ErrorCode.SHADOW_NOT_FOUND,
                    "No shadow is named '" + name + "'",
                    "Open ones: " + names(shadows())));
  }

  /** This ledger with a lane added or replaced. */
  public Ledger with(Lane lane) {
    SortedMap<LaneId, Lane> changed = new TreeMap<>(lanes);
    changed.put(lane.id(), lane);
    int next = Math.max(nextLane, lane.id().number() + 1);
    return new Ledger(generation, next, source, pipeline, changed);
  }

  public Ledger without(LaneId id) {
    SortedMap<LaneId, Lane> changed = new TreeMap<>(lanes);
    changed.remove(id);
    return new Ledger(generation, nextLane, source, pipeline, changed);
  }

  public Ledger with(Pipeline pipeline) {
    return new Ledger(generation, nextLane, source, Optional.of(pipeline), lanes);
  }

  /** The same lanes, one generation on: views and routes made on the former one are stale. */
  public Ledger nextGeneration() {
    return new Ledger(generation + 1, nextLane, source, pipeline, lanes);
  }

  private static String names(Collection<Lane> lanes) {
    return lanes.isEmpty()
        ? "none"
        : lanes.stream().map(Lane::name).sorted().collect(Collectors.joining(", "));
  }
}
