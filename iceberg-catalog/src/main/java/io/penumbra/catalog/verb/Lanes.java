package io.penumbra.catalog.verb;

import io.penumbra.catalog.commit.Stage;
import io.penumbra.lane.Lane;
import io.penumbra.lane.Role;
import io.penumbra.lane.ShadowName;
import java.time.Instant;

/** Ends lanes. */
final class Lanes {
  private Lanes() {}

  /** Removes a lane with its branch, its tag and its history. */
  static void end(Stage stage, Lane lane) {
    stage.retire(lane.branch());
    stage.remove(lane.branch());
    if (lane.is(Role.SHADOW)) {
      stage.remove(new ShadowName(lane.name()).headTag());
    }
    stage.ledger(stage.ledger().without(lane.id()).nextGeneration());
  }

  static Ended ended(Lane lane, Instant at, String outcome, String reason) {
    return new Ended(
        lane.name(),
        lane.origin().ddl(),
        lane.origin().by(),
        lane.origin().at(),
        at,
        outcome,
        reason);
  }
}
