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
 */
public record Method(
    Mode mode,
    String basedOn,
    Engine engine,
    List<LevelResult> levels,
    Optional<Sampling> sampling) {
  public Method {
    Objects.requireNonNull(mode, "mode");
    Objects.requireNonNull(basedOn, "basedOn");
    Objects.requireNonNull(engine, "engine");
    Objects.requireNonNull(sampling, "sampling");
    levels = List.copyOf(levels);
  }
}
