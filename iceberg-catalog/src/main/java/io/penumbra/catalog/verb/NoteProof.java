package io.penumbra.catalog.verb;

import io.penumbra.catalog.commit.Change;
import io.penumbra.catalog.commit.Stage;
import io.penumbra.lane.Lane;
import io.penumbra.lane.Proof;
import io.penumbra.lane.Standing;
import io.penumbra.lane.Status;
import java.util.Optional;
import java.util.Set;

/** Notes the newest report on a shadow. */
public final class NoteProof implements Change<Lane> {
  private static final Set<Status> JUDGED =
      Set.of(Status.SHADOWING, Status.PASSED, Status.FAILED, Status.ROLLED_BACK);

  private final String name;
  private final Proof proof;

  public NoteProof(String name, Proof proof) {
    this.name = name;
    this.proof = proof;
  }

  @Override
  public Lane stage(Stage stage) {
    Lane lane = stage.ledger().require(name);
    Refusals.shadow(lane);
    Standing standing = lane.standing().proof(Optional.of(proof));
    if (JUDGED.contains(lane.status())) {
      standing = standing.status(proof.passed() ? Status.PASSED : Status.FAILED, "");
    }
    stage.put(lane.with(standing));
    return stage.ledger().require(name);
  }
}
