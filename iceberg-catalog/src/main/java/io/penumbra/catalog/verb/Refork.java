package io.penumbra.catalog.verb;

import io.penumbra.catalog.commit.Change;
import io.penumbra.catalog.commit.Stage;
import io.penumbra.catalog.follow.Followers;
import io.penumbra.catalog.follow.MainHistory;
import io.penumbra.catalog.graft.Readability;
import io.penumbra.error.ErrorCode;
import io.penumbra.lane.Feed;
import io.penumbra.lane.Feeding;
import io.penumbra.lane.Lane;
import io.penumbra.lane.Role;
import io.penumbra.lane.Standing;
import io.penumbra.lane.Status;
import java.util.Map;
import org.apache.iceberg.Schema;

/** Lets a lane begin again from what main holds now. */
public final class Refork implements Change<Lane> {
  private final String name;

  public Refork(String name) {
    this.name = name;
  }

  @Override
  public Lane stage(Stage stage) {
    ForeignAlter.absorb(stage);
    MainHistory.noteDivergence(stage);
    Lane lane = stage.ledger().require(name);
    refuse(stage, lane);
    Feeding feeding = lane.feeding();
    if (!lane.status().fed() || !lane.writesOwnFiles()) {
      feeding = feeding.deactivated(stage.ledger().primary().feeding().filesOf());
    }
    boolean begins = feeding.feed() == Feed.STREAM && !feeding.active();
    Lane anew = lane.with(feeding).with(Standing.of(begins ? Status.PENDING : Status.SHADOWING));
    stage.put(anew);
    Followers.graft(stage, anew, Map.of());
    Followers.sync(stage, Map.of());
    MainHistory.mark(stage);
    return stage.ledger().require(name);
  }

  private void refuse(Stage stage, Lane lane) {
    if (lane.is(Role.PRIMARY)) {
      throw Refusals.refusal(
          ErrorCode.STATE_REFUSED,
          "'" + name + "' is the table",
          "Name a shadow: penumbra status lists them");
    }
    if (lane.status() == Status.CONFLICT) {
      throw Refusals.refusal(
          ErrorCode.CONFLICT,
          "Shadow '" + name + "' is in conflict: " + lane.standing().reason(),
          "Discard it and propose it on the present schema");
    }
    Schema schema = stage.metadata().schemasById().get(lane.shape().schemaId());
    if (!Readability.follows(schema, stage.metadata().schema())) {
      throw Refusals.refusal(
          ErrorCode.DIVERGED,
          "'" + name + "' holds columns that main does not: they cannot be taken from main",
          "Discard it and propose it again");
    }
  }
}
