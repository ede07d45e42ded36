package io.penumbra.catalog.verb;

import io.penumbra.catalog.commit.Change;
import io.penumbra.catalog.commit.Stage;
import io.penumbra.catalog.follow.Followers;
import io.penumbra.catalog.follow.MainHistory;
import io.penumbra.error.ErrorCode;
import io.penumbra.error.PenumbraException;
import io.penumbra.lane.Lane;
import io.penumbra.lane.Ledger;
import io.penumbra.lane.Role;
import io.penumbra.lane.ShadowName;
import io.penumbra.lane.Status;
import java.util.Map;

/** Goes back to the former primary. It needs no job and no proof: the lane was fed all the time. */
public final class Rollback implements Change<Swapped> {
  @Override
  public Swapped stage(Stage stage) {
    ForeignAlter.absorb(stage);
    MainHistory.noteDivergence(stage);
    Followers.sync(stage, Map.of());
    Lane former = former(stage.ledger());
    Refusals.complete(former);
    String branch = new ShadowName(stage.ledger().primary().name()).branch();
    return new Swap(stage, former).run(Role.SHADOW, branch, Status.ROLLED_BACK);
  }

  static Lane former(Ledger ledger) {
    return ledger
        .former()
        .orElseThrow(
            () ->
                new PenumbraException(
                    ErrorCode.STATE_REFUSED,
                    "The table has no former primary",
                    "Promote a shadow first; a finalized promotion has no way back"));
  }
}
