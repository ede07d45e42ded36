package io.penumbra.catalog.verb;

import io.penumbra.catalog.commit.Change;
import io.penumbra.catalog.commit.Feeds;
import io.penumbra.catalog.commit.Stage;
import io.penumbra.lane.Lane;
import io.penumbra.lane.Ledger;
import java.time.Instant;

/** Ends the way back: the former primary's lane goes, and what only it needed goes with it. */
public final class Finish implements Change<Ledger> {
  private final Instant at;

  public Finish(Instant at) {
    this.at = at;
  }

  @Override
  public Ledger stage(Stage stage) {
    Ledger ledger = stage.ledger();
    Lane former = Rollback.former(ledger);
    Refusals.notFeeding(ledger, former);
    Lane primary = ledger.primary();
    if (primary.feeding().filesOf().equals(former.id())) {
      // No job has ever fed the table. Else it goes on with the files that it takes until its own
      // are full, whosever they are.
      stage.put(primary.with(primary.feeding().activated(primary.id())));
    }
    Lanes.end(stage, former);
    stage.ledger(Feeds.aligned(stage.ledger()));
    History.add(stage, Lanes.ended(primary, at, "finalized", "promoted and finalized"));
    return stage.ledger();
  }
}
