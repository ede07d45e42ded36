package io.penumbra.catalog.property;

import io.penumbra.lane.Lane;
import io.penumbra.lane.Ledger;
import io.penumbra.lane.Pipeline;
import io.penumbra.lane.Role;
import io.penumbra.lane.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What there is to say about ledgers. */
final class Ledgers {
  private Ledgers() {}

  /** In one line. */
  static String brief(Ledger ledger) {
    String stream =
        ledger.pipeline().map(Pipeline::checkpoint).map(String::valueOf).orElse("no job");
    return stream
        + ": "
        + ledger.lanes().values().stream().map(Ledgers::brief).collect(Collectors.joining(", "));
  }

  /** What has become of lanes from one ledger to the next. */
  static List<String> told(Ledger before, Ledger after) {
    List<String> told = new ArrayList<>();
    for (Lane lane : after.lanes().values()) {
      Optional<Lane> same = before.lane(lane.id());
      same.ifPresent(was -> tell(was, lane, told));
      if (same.isEmpty() && before.named(lane.name()).isPresent()) {
        told.add("lane rebased");
      }
    }
    return told;
  }

  private static void tell(Lane was, Lane lane, List<String> told) {
    boolean changed = was.status() != lane.status();
    if (changed && lane.status() == Status.CONFLICT) {
      told.add("lane in conflict");
    }
    if (changed && was.status() == Status.CONFLICT && lane.is(Role.SHADOW)) {
      told.add("lane out of conflict");
    }
    if (changed && lane.status() == Status.DETACHED) {
      told.add("lane detached");
    }
    if (!was.writesOwnFiles() && lane.writesOwnFiles()) {
      told.add("lane activated");
    }
    if (was.standing().divergedBy().isEmpty() && lane.standing().divergedBy().isPresent()) {
      told.add("lane diverged");
    }
  }

  private static String brief(Lane lane) {
    return "%s %s (schema %d) %s %s of %s%s%s"
        .formatted(
            lane.id(),
            lane.name(),
            lane.shape().schemaId(),
            lane.status(),
            lane.feeding().feed(),
            lane.feeding().filesOf(),
            lane.feeding().active() ? "" : " inactive",
            lane.standing().divergedBy().isPresent() ? " diverged" : "");
  }
}
