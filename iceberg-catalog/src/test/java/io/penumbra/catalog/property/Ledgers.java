package io.penumbra.catalog.property;

import io.penumbra.lane.Lane;
import io.penumbra.lane.Ledger;
import io.penumbra.lane.Pipeline;
import java.util.stream.Collectors;

/** Ledgers in one line. */
final class Ledgers {
  private Ledgers() {}

  static String brief(Ledger ledger) {
    String stream =
        ledger.pipeline().map(Pipeline::checkpoint).map(String::valueOf).orElse("no job");
    return stream
        + ": "
        + ledger.lanes().values().stream().map(Ledgers::brief).collect(Collectors.joining(", "));
  }

  private static String brief(Lane lane) {
    return "%s %s %s %s of %s%s%s"
        .formatted(
            lane.id(),
            lane.name(),
            lane.status(),
            lane.feeding().feed(),
            lane.feeding().filesOf(),
            lane.feeding().active() ? "" : " inactive",
            lane.standing().divergedBy().isPresent() ? " diverged" : "");
  }
}
