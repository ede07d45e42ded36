package io.penumbra.catalog.verb;

import io.penumbra.catalog.commit.Change;
import io.penumbra.catalog.commit.Stage;
import io.penumbra.catalog.follow.Followers;
import io.penumbra.error.ErrorCode;
import io.penumbra.lane.Lane;
import io.penumbra.lane.Role;

/** Stops feeding a lane; one that is detached already stays as it is. */
public final class Detach implements Change<Lane> {
  private final String name;
  private final String reason;

  public Detach(String name, String reason) {
    this.name = name;
    this.reason = reason;
  }

  @Override
  public Lane stage(Stage stage) {
    Lane lane = stage.ledger().require(name);
    if (lane.is(Role.PRIMARY)) {
      throw Refusals.refusal(
          ErrorCode.STATE_REFUSED,
          "'" + name + "' is the table",
          "Name a shadow: penumbra status lists them");
    }
    Refusals.notFeeding(stage.ledger(), lane);
    if (lane.status().fed()) {
      Followers.detach(stage, lane, reason);
    }
    return stage.ledger().require(name);
  }
}
