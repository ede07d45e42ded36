package io.penumbra.report;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * How a report came about.
 *
 * @param basedOn the report that this one starts from, empty when it starts from nothing
 * @param levels what was tried, in order
 * @param sampling what a sample says, absent when all rows were compared
 * @param constraints those that were checked; reports of older versions name none
 */
public record Method(
    Mode mode,
    String basedOn,
    Engine engine,
    List<LevelResult> levels,
    Optional<Sampling> sampling,
    List<CheckedConstraint> constraints) {
  public Method {
    Objects.requireNonNull(mode, "mode");
    Objects.requireNonNull(basedOn, "basedOn");
    Objects.requireNonNull(engine, "engine");
    Objects.requireNonNull(sampling, "sampling");
    levels = List.copyOf(levels);
    constraints = constraints == null ? List.of() : List.copyOf(constraints);
  }
}
