package io.penumbra.catalog.verb;

import io.penumbra.catalog.commit.Change;
import io.penumbra.catalog.commit.Stage;
import io.penumbra.lane.Lane;
import java.time.Instant;

/** Drops a shadow; its DDL needs review, and the history says why. */
public final class Discard implements Change<Ended> {
  private final String name;
  private final String reason;
  private final Instant at;

  public Discard(String name, String reason, Instant at) {
    this.name = name;
    this.reason = reason;
    this.at = at;
  }

  @Override
  public Ended stage(Stage stage) {
    Lane lane = stage.ledger().require(name);
    Refusals.shadow(lane);
    Refusals.notFeeding(stage.ledger(), lane);
    Lanes.end(stage, lane);
    Ended ended = Lanes.ended(lane, at, "needs_review", reason);
    History.add(stage, ended);
    return ended;
  }
}
