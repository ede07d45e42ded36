package io.penumbra.catalog.commit;

import io.penumbra.lane.Lane;
import io.penumbra.lane.LaneId;
import io.penumbra.lane.Ledger;
import io.penumbra.lane.Role;

/** Which lane's file sets each lane takes. */
public final class Feeds {
  private Feeds() {}

  /** Lanes without files of their own take what the primary takes. */
  public static Ledger aligned(Ledger ledger) {
    LaneId files = ledger.primary().feeding().filesOf();
    Ledger aligned = ledger;
    for (Lane lane : ledger.lanes().values()) {
      if (!lane.is(Role.PRIMARY) && !lane.writesOwnFiles()) {
        aligned = aligned.with(lane.with(lane.feeding().deactivated(files)));
      }
    }
    return aligned;
  }
}
