package io.penumbra.catalog.verb;

import io.penumbra.catalog.commit.Change;
import io.penumbra.catalog.commit.Stage;
import io.penumbra.error.ErrorCode;
import io.penumbra.lane.Lane;
import io.penumbra.lane.Waiver;
import java.time.Instant;

/** Notes that somebody answers for a cause of differences; never who asked for the shadow. */
public final class Waive implements Change<Lane> {
  private final String name;
  private final Waiver waiver;
  private final Instant now;

  public Waive(String name, Waiver waiver, Instant now) {
    this.name = name;
    this.waiver = waiver;
    this.now = now;
  }

  @Override
  public Lane stage(Stage stage) {
    Lane lane = stage.ledger().require(name);
    Refusals.shadow(lane);
    if (waiver.owner().isBlank() || waiver.reason().isBlank()) {
      throw Refusals.refusal(
          ErrorCode.USAGE, "A waiver without owner or reason", "Say who answers for it, and why");
    }
    if (waiver.owner().equals(lane.origin().by())) {
      throw Refusals.refusal(
          ErrorCode.STATE_REFUSED,
          "'%s' asked for shadow '%s', and can't waive its differences"
              .formatted(waiver.owner(), name),
          "Let somebody else answer for them");
    }
    if (!waiver.holdsAt(now)) {
      throw Refusals.refusal(
          ErrorCode.USAGE,
          "The waiver would have expired at " + waiver.expires() + ", it is " + now,
          "Name a day to come");
    }
    stage.put(lane.with(lane.standing().waiver(waiver)));
    return stage.ledger().require(name);
  }
}
